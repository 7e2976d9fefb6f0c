package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.core.IClasspathEntry;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.launching.IVMInstall;
import org.eclipse.jdt.launching.JavaRuntime;
import org.eclipse.jdt.launching.VMStandin;

/** Java projects of tests. */
final class JavaProjects {
	private JavaProjects() {
	}

	/** Makes a built project with the sources {@code shop/NAME} on one of the virtual machines of Debian's folder; skips the test where there is none. */
	static void create(IProject project, String jdk, Map<String, String> sources) throws Exception {
		var home = Path.of("/usr/lib/jvm", jdk);
		assumeTrue(Files.isExecutable(home.resolve("bin/java")), () -> "there is no " + home);
		var description = project.getDescription();
		description.setNatureIds(new String[] { JavaCore.NATURE_ID });
		project.setDescription(description, new NullProgressMonitor());
		var java = JavaCore.create(project);
		java.setOptions(Map.of(JavaCore.COMPILER_SOURCE, "17", JavaCore.COMPILER_COMPLIANCE, "17", JavaCore.COMPILER_CODEGEN_TARGET_PLATFORM, "17"));
		var source = project.getFolder("src");
		if (!source.exists()) {
			source.create(true, true, null);
			source.getFolder("shop").create(true, true, null);
		}
		for (var file : sources.entrySet()) {
			Workspace.file(project, "src/shop/" + file.getKey(), file.getValue());
		}
		java.setRawClasspath(new IClasspathEntry[] { JavaCore.newSourceEntry(source.getFullPath()), JavaCore.newContainerEntry(JavaRuntime.newJREContainerPath(machine(home))),
				library("org.junit"), library("org.hamcrest.core") },
				project.getFolder("bin").getFullPath(), new NullProgressMonitor());
		build(project);
	}

	static void build(IProject project) throws CoreException {
		project.build(IncrementalProjectBuilder.FULL_BUILD, new NullProgressMonitor());
		for (var marker : ResourcesPlugin.getWorkspace().getRoot().findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_INFINITE)) {
			assertTrue(marker.getAttribute(IMarker.SEVERITY, 0) < IMarker.SEVERITY_ERROR || !marker.getResource().getProject().equals(project),
					() -> marker.getAttribute(IMarker.MESSAGE, ""));
		}
	}

	private static IClasspathEntry library(String bundle) {
		var file = FileLocator.getBundleFileLocation(Platform.getBundle(bundle)).orElseThrow();
		return JavaCore.newLibraryEntry(IPath.fromFile(file), null, null);
	}

	private static IVMInstall machine(Path home) {
		var type = JavaRuntime.getVMInstallType("org.eclipse.jdt.internal.debug.ui.launcher.StandardVMType");
		for (var known : type.getVMInstalls()) {
			if (known.getInstallLocation().toPath().equals(home)) {
				return known;
			}
		}
		var made = new VMStandin(type, home.getFileName().toString());
		made.setName(home.getFileName().toString());
		made.setInstallLocation(home.toFile());
		return made.convertToRealVM();
	}
}
