package org.tapsetstudio.ui.internal.navigator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.RecordingArchive;
import org.tapsetstudio.recording.testing.TextRecording;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.robot.Wait;

/** Files that are dropped on folders and on recordings of the Project Explorer. */
class RecordingDropTest {
	private final org.eclipse.core.resources.IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("dropped");

	@TempDir
	private Path outside;

	@BeforeEach
	void prepare() throws Exception {
		project.create(new NullProgressMonitor());
		project.open(new NullProgressMonitor());
		TextRecording.write(project.getLocation().toPath().resolve("walk.taprec"), """
				process 100 /usr/bin/python3.11 "python3 walk.py"
				thread 100/100 main
				  10us > walk /src/walk.py:1
				  1000us < walk
				  1001us end
				""");
		project.refreshLocal(IResource.DEPTH_INFINITE, new NullProgressMonitor());
	}

	@AfterEach
	void clean() throws Exception {
		project.delete(true, true, new NullProgressMonitor());
	}

	@Test
	void whatFallsOnARecordingGoesBesideIt() {
		assertEquals(project, RecordingDrop.container(project.getFolder("walk.taprec")));
		assertEquals(project, RecordingDrop.container(project));
	}

	@Test
	void aSharedRecordingIsUnpackedAndOtherFilesAreCopied() throws Exception {
		var zip = outside.resolve("shared.taprec.zip");
		try (var out = Files.newOutputStream(zip)) {
			RecordingArchive.pack(project.getLocation().toPath().resolve("walk.taprec"), out, Progress.NONE);
		}
		var note = Files.writeString(outside.resolve("note.txt"), "a note");
		Ui.run(() -> RecordingDrop.takeFiles(new String[] { zip.toString(), note.toString() }, project, PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell()));
		Wait.waitUntil(() -> project.getFolder("shared.taprec").exists() && project.getFile("note.txt").exists(), "both");
		assertFalse(project.getFile("shared.taprec.zip").exists());
	}
}
