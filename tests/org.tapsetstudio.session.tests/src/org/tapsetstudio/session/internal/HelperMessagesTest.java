package org.tapsetstudio.session.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.engine.capture.Filter;
import org.tapsetstudio.engine.capture.Slot;
import org.tapsetstudio.session.Backend;
import org.tapsetstudio.session.Overflow;
import org.tapsetstudio.session.PythonMode;
import org.tapsetstudio.session.Target;

import com.google.gson.JsonParseException;

class HelperMessagesTest {
	@Test
	void launchIsTheDocumentedLine() {
		Target target = new Target(List.of("python3", "☠.py"), Path.of("/work"), Collections.singletonMap("GONE", null));
		PlanItem item = new PlanItem(1, null, "python", "function__entry", List.of(Slot.string(1), Slot.number(3), Slot.counted(4, 5)), Filter.parse("i3>7|s1=6d"), new int[] { 0 });
		assertEquals("""
				{"v":1,"type":"launch","recording":"/r/a.taprec","argv":["python3","☠.py"],"cwd":"/work","env":{"GONE":null},\
				"python":"auto","backend":"auto","policy":"grow","probes":[{"id":1,"provider":"python","name":"function__entry","slots":[{"kind":"string","arg":1},\
				{"kind":"int","arg":3},{"kind":"strn","arg":4,"arg2":5}],"when":"i3>7|s1=6d"}]}""",
				HelperMessages.launch(target, false, Path.of("/r/a.taprec"), new CaptureOptions(PythonMode.AUTO, Backend.AUTO, Overflow.GROW, false), List.of(item)));
	}

	@Test
	void roomIsSaidWhereThePolicyHasOne() {
		String line = HelperMessages.attach(7, Path.of("/r/a.taprec"), new CaptureOptions(PythonMode.AUTO, Backend.AGENT, Overflow.parse("overwrite:8"), true), List.of());
		assertEquals("{\"v\":1,\"type\":\"attach\",\"recording\":\"/r/a.taprec\",\"pid\":7,\"python\":\"auto\",\"backend\":\"agent\",\"policy\":\"overwrite\",\"room\":8388608,\"cpu\":true,\"probes\":[]}", line);
	}

	@Test
	void readsWhatTheHelperSays() {
		assertEquals(new HelperEvent.Hello("0.1.0", "/a.so"), HelperMessages.parse("{\"v\":1,\"type\":\"hello\",\"helper\":\"0.1.0\",\"agent\":\"/a.so\"}"));
		assertEquals(new HelperEvent.Started(7), HelperMessages.parse("{\"type\":\"started\",\"pid\":7}"));
		assertEquals("The program ended with exit status 3.", ((HelperEvent.Exited) HelperMessages.parse("{\"type\":\"exited\",\"pid\":7,\"status\":3}")).inWords());
		assertEquals("The program was ended by signal KILL.", ((HelperEvent.Exited) HelperMessages.parse("{\"type\":\"exited\",\"pid\":7,\"signal\":\"KILL\"}")).inWords());
	}

	@Test
	void whatANewerHelperSaysIsPassedOver() {
		assertNull(HelperMessages.parse("{\"type\":\"weather\",\"sun\":true}"));
	}

	@Test
	void garbageIsAParseErrorAndNothingElse() {
		Random random = new Random(7);
		String good = "{\"type\":\"exited\",\"pid\":7,\"status\":[1],\"signal\":\"KILL\"}";
		for (int i = 0; i < 20_000; i++) {
			StringBuilder line = new StringBuilder(good);
			for (int n = random.nextInt(6); n >= 0; n--) {
				int at = random.nextInt(line.length());
				if (random.nextBoolean()) {
					line.setCharAt(at, (char) (32 + random.nextInt(95)));
				} else {
					line.deleteCharAt(at);
				}
			}
			try {
				HelperMessages.parse(line.toString());
			} catch (JsonParseException e) {
				// As it should be.
			}
		}
		assertThrows(JsonParseException.class, () -> HelperMessages.parse("[]"));
	}
}
