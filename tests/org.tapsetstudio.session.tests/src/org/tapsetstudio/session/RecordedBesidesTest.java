package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.Recording;

/** What a script asks for, and what is recorded besides for the views. */
class RecordedBesidesTest {
	@TempDir
	Path folder;

	@Test
	void aMarkerThatBothWantIsRecordedAndFiresOnce() throws Exception {
		Path program = NativePrograms.markers(folder);
		String script = "global n, m probe process(\"%1$s\").mark(\"strings\") { if ($arg3 < 5) n++ } probe process(\"%1$s\").mark(\"str*\") { m++ } probe end { println(n, \" \", m) }".formatted(program);
		Path recording = folder.resolve("a.taprec");
		Traced run = Traced.run(SessionRequest.builder(Script.of("some.stp", script)).alsoRecord(Script.of("all.stp", "probe process(\"" + folder + "/*\").mark(\"*\") { }"))
				.recording(recording).verbose(true).target(Traced.target(Map.of(), program.toString(), "strings", "10")));
		assertEquals("5 10\n", run.output(), run.diagnostics());
		ByteArrayOutputStream again = new ByteArrayOutputStream();
		Replay.run(Script.of("some.stp", script), recording, false, again, new PrintStream(new ByteArrayOutputStream()));
		assertEquals(run.output(), again.toString());
		assertEquals(20, run.result.progress().events(), Recording.open(recording).images().get(0).sites().toString());
	}
}
