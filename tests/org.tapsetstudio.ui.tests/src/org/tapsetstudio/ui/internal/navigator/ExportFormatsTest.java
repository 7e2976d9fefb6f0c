package org.tapsetstudio.ui.internal.navigator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.export.ExportSource;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.testing.TextRecording;

/** Every format can be written in the workbench, where each library is a bundle that sees only what it imports. */
class ExportFormatsTest {
	@TempDir
	private Path folder;

	@ParameterizedTest
	@EnumSource
	void isWritten(ExportFormat format) throws Exception {
		TextRecording.write(folder.resolve("walk.taprec"), """
				process 100 /usr/bin/python3.11 "python3 walk.py"
				thread 100/100 main
				  10us > walk /src/walk.py:1
				  1000us < walk
				""");
		Path target = folder.resolve("walk" + format.ending());
		format.write(new ExportSource(Recording.open(folder.resolve("walk.taprec")), Progress.NONE), target, Progress.NONE);
		try (var files = Files.walk(target)) {
			assertTrue(files.anyMatch(file -> Files.isRegularFile(file) && file.toFile().length() > 0));
		}
	}
}
