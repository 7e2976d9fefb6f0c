package org.tapsetstudio.dsl.ui.tests;

import static org.tapsetstudio.robot.Ui.ui;
import static org.tapsetstudio.robot.Wait.waitUntil;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Ui;

/** Problem markers of files that nobody has opened. */
class WorkspaceProblemTest {
	private IProject project;

	@BeforeEach
	void createProject() {
		project = ui(() -> {
			IProject created = ResourcesPlugin.getWorkspace().getRoot().getProject("unopened");
			created.create(null);
			created.open(null);
			return created;
		});
	}

	@AfterEach
	void deleteProject() {
		Ui.run(() -> project.delete(true, null));
	}

	@Test
	void aFileGetsItsProblemsWhenItIsWrittenAndLosesThemWhenItIsMended() {
		IFile file = write("bad.stp", "probe begin { println(missing()) }\n");
		waitUntil(() -> problems(file).equals(List.of("1 <missing>")), () -> "the problem of the unknown function, there is " + problems(file));
		Ui.run(() -> file.setContents("probe begin { println(1) }\n".getBytes(StandardCharsets.UTF_8), true, false, null));
		waitUntil(() -> problems(file).isEmpty(), () -> "no problems, there is " + problems(file));
	}

	@Test
	void aLibraryOfMacrosIsNoScript() {
		IFile good = write("good.stpm", "@define twice(x) %( 2 * @x %)\n");
		IFile bad = write("bad.stpm", "@define one %( 1 %)\nprobe begin { exit() }\n");
		waitUntil(() -> !problems(bad).isEmpty(), "the problem of a probe in a library");
		waitUntil(() -> problems(bad).get(0).startsWith("2 <"), () -> "the problem on line 2, there is " + problems(bad));
		waitUntil(() -> problems(good).isEmpty(), () -> "no problems in the good library, there is " + problems(good));
	}

	@Test
	void copiesInOutputFoldersAreLeftAlone() {
		IFile derived = ui(() -> {
			var folder = project.getFolder("out");
			folder.create(IResource.FORCE | IResource.DERIVED, true, null);
			return folder.getFile("copy.stp");
		});
		Ui.run(() -> derived.create("probe begin {".getBytes(StandardCharsets.UTF_8), true, false, null));
		IFile source = write("source.stp", "probe begin {");
		waitUntil(() -> !problems(source).isEmpty(), "the problem of the source");
		waitUntil(() -> problems(derived).isEmpty(), () -> "no problems of the copy, there is " + problems(derived));
	}

	private IFile write(String name, String text) {
		return ui(() -> {
			IFile file = project.getFile(name);
			file.create(text.getBytes(StandardCharsets.UTF_8), true, false, null);
			return file;
		});
	}

	private static List<String> problems(IFile file) {
		return ui(() -> describe(file));
	}

	private static List<String> describe(IFile file) throws Exception {
		String text = file.readString();
		return Arrays.stream(file.findMarkers(ScriptEditor.PROBLEM, true, IResource.DEPTH_ZERO)).map(marker -> marker.getAttribute(IMarker.LINE_NUMBER, 0) + " <"
				+ text.substring(marker.getAttribute(IMarker.CHAR_START, 0), Math.min(text.length(), marker.getAttribute(IMarker.CHAR_END, 0))) + ">").sorted().toList();
	}
}
