package org.tapsetstudio.ui.internal.workbench;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.recording.testing.TextRecording;
import org.tapsetstudio.robot.Wait;
import org.tapsetstudio.ui.internal.open.Startup;

/** What <code>tapset ide RECORDING</code> does in the workbench. */
class StartupTest {
	@TempDir
	private Path outside;

	@BeforeEach
	void reset() throws Exception {
		Views.reset();
		ResourcesPlugin.getWorkspace().getRoot().getProject(RecordingFolders.PROJECT).delete(true, new NullProgressMonitor());
	}

	@Test
	void aRecordingOutsideTheWorkspaceIsLinkedAndShown() {
		var recording = outside.resolve("demo.taprec");
		TextRecording.write(recording, """
				process 100 /usr/bin/python3.11 "python3 a.py"
				thread 100/100 main
				  10us > main /src/a.py:1
				  30us < main
				  31us end
				""");
		Startup.open(recording);
		Views.explorerItem(RecordingFolders.PROJECT, "demo.taprec");
		var tree = Views.callTree();
		Wait.waitUntil(() -> Views.rows(tree, 0, Views.CALLS).equals(List.of("main | 1")), () -> "the call tree, not " + Views.rows(tree, 0, 5));
		Startup.open(recording);
		Wait.waitUntil(() -> ResourcesPlugin.getWorkspace().getRoot().findContainersForLocationURI(recording.toUri()).length == 1, "one link");
	}
}
