package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.eclipse.ltk.core.refactoring.RefactoringDescriptor;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.ltk.core.refactoring.resource.DeleteResourcesDescriptor;
import org.eclipse.ltk.core.refactoring.resource.MoveResourcesDescriptor;
import org.eclipse.ltk.core.refactoring.resource.RenameResourceDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.launch.ProgramLaunch;
import org.tapsetstudio.launch.TracedProcess;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.robot.Wait;

/** A recording that a running program is written to is not renamed, moved or deleted. */
class LiveRecordingTest {
	private ILaunch launch;
	private IContainer recording;

	@BeforeEach
	void start() throws Exception {
		Views.reset();
		Launches.clear();
		var project = Workspace.project("written");
		var copy = Launches.type(ProgramLaunch.TYPE_ID).newInstance(null, "sleep");
		copy.setAttribute(ProgramLaunch.PROGRAM, "/bin/sleep");
		copy.setAttribute(ProgramLaunch.ARGUMENTS, "600");
		copy.setAttribute(ProgramLaunch.WORKING_DIRECTORY, "${workspace_loc:/written}");
		copy.setAttribute(TracingAttributes.PRESET, "python");
		launch = copy.launch(ILaunchManager.PROFILE_MODE, null);
		var process = (TracedProcess) launch.getProcesses()[0];
		Wait.waitUntil(() -> process.recording().isPresent(), "the recording");
		URI place = process.recording().orElseThrow().toUri();
		ResourcesPlugin.getWorkspace().getRoot().refreshLocal(IResource.DEPTH_INFINITE, new NullProgressMonitor());
		recording = Wait.waitFor(() -> List.of(ResourcesPlugin.getWorkspace().getRoot().findContainersForLocationURI(place)).stream().filter(IResource::exists).findFirst().orElse(null), "the recording in the workspace");
		assertTrue(project.exists());
	}

	@AfterEach
	void stop() throws Exception {
		Launches.clear();
	}

	@Test
	void itStaysUntilItsProgramHasEnded() throws CoreException {
		var all = List.of(rename(recording), move(recording), delete(recording), delete(recording.getParent()), delete(recording.getProject()));
		for (var descriptor : all) {
			var status = check(descriptor);
			assertTrue(status.hasFatalError(), () -> descriptor.getID() + ": " + status);
			assertEquals(recording.getName() + " is still being recorded: " + launch.getProcesses()[0].getLabel() + " runs. Stop it in the Console first; its recording is kept.",
					status.getMessageMatchingSeverity(RefactoringStatus.FATAL));
		}
		launch.terminate();
		Wait.waitUntil(launch::isTerminated, "the end of the program");
		for (var descriptor : all) {
			assertTrue(!check(descriptor).hasFatalError(), () -> descriptor.getID());
		}
	}

	private static RefactoringStatus check(RefactoringDescriptor descriptor) throws CoreException {
		var status = new RefactoringStatus();
		var refactoring = descriptor.createRefactoring(status);
		status.merge(refactoring.checkAllConditions(new NullProgressMonitor()));
		return status;
	}

	private static RefactoringDescriptor rename(IResource resource) {
		var descriptor = (RenameResourceDescriptor) RefactoringCore.getRefactoringContribution(RenameResourceDescriptor.ID).createDescriptor();
		descriptor.setResourcePath(resource.getFullPath());
		descriptor.setNewName("other.taprec");
		return descriptor;
	}

	private static RefactoringDescriptor move(IResource resource) {
		var descriptor = (MoveResourcesDescriptor) RefactoringCore.getRefactoringContribution(MoveResourcesDescriptor.ID).createDescriptor();
		descriptor.setResourcesToMove(new IResource[] { resource });
		descriptor.setDestination(resource.getProject());
		return descriptor;
	}

	private static RefactoringDescriptor delete(IResource resource) {
		var descriptor = (DeleteResourcesDescriptor) RefactoringCore.getRefactoringContribution(DeleteResourcesDescriptor.ID).createDescriptor();
		descriptor.setResourcePaths(new IPath[] { resource.getFullPath() });
		descriptor.setDeleteContents(true);
		return descriptor;
	}
}
