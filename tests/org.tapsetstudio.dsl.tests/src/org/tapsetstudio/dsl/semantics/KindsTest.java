package org.tapsetstudio.dsl.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every kind of finding underlines exactly what is wrong, and names the macro that it comes from: kinds.txt has a script for each. */
class KindsTest {
	private static final char BEGIN = '«';
	private static final char END = '»';
	/** Kinds that need an option, a tapset or a program with debugging information, or whose place is the whole script: other tests have them. */
	private static final Set<String> ELSEWHERE = Set.of("entry-local", "guru", "native", "pragma", "initial-value", "unknown-global", "unresolved-variable", "no-probes", "statistic-unused", "idle-probe", "local-array", "histogram-place");
	/** Where lines end does not matter to what a macro brings. */
	private static final Set<String> WITHOUT_MACRO = Set.of("continued-line");
	private static final Pattern RULE = Pattern.compile("(?:error|warning|late|Open)\\(\\s*\"([a-z-]+)\"|(?:CODE|COMPILER) = \"([a-z-]+)\"");

	private record Sample(String code, String before, String place, String after) {
		static Sample of(String line) {
			int begin = line.indexOf(BEGIN);
			int end = line.indexOf(END);
			int text = line.indexOf(' ');
			return new Sample(line.substring(0, text), line.substring(text, begin).stripLeading(), line.substring(begin + 1, end), line.substring(end + 1));
		}
	}

	private static List<Sample> samples() throws IOException {
		try (InputStream in = KindsTest.class.getResourceAsStream("kinds.txt")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#")).map(l -> Sample.of(l.replace("\\n", "\n"))).toList();
		}
	}

	@Test
	void theExactPlaceIsUnderlined() throws IOException {
		List<String> wrong = new ArrayList<>();
		for (Sample s : samples()) {
			Checked checked = Checked.script(s.before + s.place + s.after);
			String found = find(checked, s.code, s.before.length(), s.place.length(), "");
			if (found != null)
				wrong.add(s.code + ": " + found);
		}
		assertEquals("", String.join("\n", wrong));
	}

	@Test
	void whatAMacroBringsIsUnderlinedAtItsUse() throws IOException {
		List<String> wrong = new ArrayList<>();
		for (Sample s : samples()) {
			if (WITHOUT_MACRO.contains(s.code))
				continue;
			String head = "@define culprit %( " + s.place + " %) " + s.before;
			Checked checked = Checked.script(head + "@culprit" + s.after);
			String found = find(checked, s.code, head.length(), "@culprit".length(), "(in the expansion of @culprit)");
			if (found != null)
				wrong.add(s.code + ": " + found);
		}
		assertEquals("", String.join("\n", wrong));
	}

	/** Null if there is such a finding with such words, else what there is. */
	private static String find(Checked checked, String code, int offset, int length, String words) {
		boolean found = checked.analysis().diagnostics().stream()
				.anyMatch(d -> d.code().equals(code) && d.where().offset() == offset && d.where().length() == length && d.message().contains(words));
		return found ? null : "nothing at 1:" + (offset + 1) + "+" + length + " in " + checked.parsed().errors() + " " + checked.errors() + " " + checked.warnings() + " "
				+ checked.analysis().diagnostics().stream().map(Diagnostic::code).toList();
	}

	@Test
	void noKindIsForgotten() throws IOException {
		Path sources = Path.of("../../tapset-dsl/org.tapsetstudio.dsl/src/org/tapsetstudio/dsl/semantics");
		Assumptions.assumeTrue(Files.isDirectory(sources), "runs in the repository only");
		Set<String> known = new TreeSet<>();
		try (Stream<Path> files = Files.walk(sources)) {
			for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
				Matcher rule = RULE.matcher(Files.readString(file));
				while (rule.find())
					known.add(rule.group(1) == null ? rule.group(2) : rule.group(1));
			}
		}
		assertTrue(known.size() > 50, known.toString());
		known.removeAll(ELSEWHERE);
		for (Sample s : samples())
			known.remove(s.code);
		assertEquals("[]", known.toString());
	}
}
