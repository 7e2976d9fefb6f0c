package org.tapsetstudio.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.engine.EngineOptions;
import org.tapsetstudio.engine.SessionFacts;
import org.tapsetstudio.engine.internal.natives.NativeLibrary;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.tapsets.ShippedTapsets;

/** The shipped tapsets and the functions written in Java fit together. */
class TapsetFilesTest {
	private static final Pattern NATIVE = Pattern.compile("function (\\w+)(?::(\\w+))?\\((.*?)\\) %\\{ (?:/\\* (?:pure|guru) \\*/ )?native %\\}");
	/** Files of functions that only say why they cannot run. */
	private static final Pattern UNAVAILABLE = Pattern.compile("(kernel|backtrace).*");
	private static final Pattern DECLARATION = Pattern.compile("(?m)^(function|probe) ([\\w.]+)");

	@Test
	void everyNativeFunctionIsBound() {
		NativeLibrary library = new NativeLibrary(new Run(EngineOptions.DEFAULT, new SessionFacts() {
		}, new ByteArrayOutputStream(), new ByteArrayOutputStream()));
		List<String> missing = new ArrayList<>();
		for (ShippedTapsets.TapsetFile file : ShippedTapsets.files()) {
			Matcher m = NATIVE.matcher(text(file));
			while (m.find()) {
				int arity = m.group(3).isEmpty() ? 0 : m.group(3).split(",").length;
				boolean bound = "string".equals(m.group(2)) ? library.string(m.group(1), arity) != null : library.number(m.group(1), arity) != null;
				if (!bound && !UNAVAILABLE.matcher(file.name()).matches()) {
					missing.add(m.group(1) + "/" + arity);
				}
			}
		}
		missing.removeIf(name -> name.matches("user_(u?(char|short|int|long)|u?int(8|16|32|64))/1"));
		assertEquals(List.of(), missing);
	}

	@Test
	void everythingPublicIsDocumented() {
		List<String> bare = new ArrayList<>();
		for (ShippedTapsets.TapsetFile file : ShippedTapsets.files()) {
			String text = text(file);
			Matcher m = DECLARATION.matcher(text);
			while (m.find()) {
				String before = text.substring(0, m.start()).stripTrailing();
				int comment = before.lastIndexOf("/**");
				String name = m.group(2);
				if (!before.endsWith("*/") || comment < 0 || !before.substring(comment).contains(name + ":")) {
					bare.add(file.name() + ": " + name);
				}
			}
		}
		assertEquals(List.of(), bare);
	}

	@Test
	void allFilesAreThere() {
		assertTrue(ShippedTapsets.names().contains("python.stp"));
		assertEquals(ShippedTapsets.names().stream().sorted().toList(), ShippedTapsets.names());
		ShippedTapsets.files().forEach(file -> assertTrue(file.bytes().length > 0, file.name()));
	}

	/** doc/functions.md names no function that is gone. */
	@Test
	void theTableOfFunctionsHoldsFunctions() throws IOException {
		String all = ShippedTapsets.files().stream().map(TapsetFilesTest::text).collect(Collectors.joining("\n"));
		String table = Files.readString(Path.of("../../tapset-dsl/org.tapsetstudio.tapsets/doc/functions.md"));
		List<String> gone = new ArrayList<>();
		Matcher m = Pattern.compile("(?m)^\\| `(\\w+)").matcher(table);
		int listed = 0;
		for (; m.find(); listed++) {
			if (!Pattern.compile("(?m)^function " + m.group(1) + "\\b").matcher(all).find()) {
				gone.add(m.group(1));
			}
		}
		assertEquals(List.of(), gone);
		assertTrue(listed > 500, "only " + listed + " functions are listed");
	}

	private static String text(ShippedTapsets.TapsetFile file) {
		return new String(file.bytes(), StandardCharsets.UTF_8);
	}
}
