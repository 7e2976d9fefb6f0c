package org.tapsetstudio.export.internal.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.importing.ImportException;
import org.tapsetstudio.export.importing.ImportSummary;

/** Folded stacks: a line each, names between semicolons, a blank and a number. Of two numbers (a difference) the second counts. */
public final class FoldedReader implements ImportReader {
	private static final Pattern LINE = Pattern.compile("(.*\\S) +(\\d{1,18})(?:\\.\\d+)?");

	@Override
	public boolean knows(FileHead head) {
		List<String> lines = head.text().lines().limit(20).toList();
		int whole = head.bytes().length < 1 << 16 ? lines.size() : Math.max(1, lines.size() - 1);
		return !lines.isEmpty() && lines.stream().limit(whole).allMatch(line -> line.isBlank() || LINE.matcher(line.stripTrailing()).matches());
	}

	@Override
	public ImportSummary read(Path file, Path folder, Progress progress) throws IOException {
		try (BufferedReader in = Texts.open(file, StandardCharsets.UTF_8); CallWriter out = new CallWriter(folder, 0)) {
			StackWriter stacks = new StackWriter(out.thread(1, "folded", 1, "all threads"));
			int number = 0;
			for (String line = in.readLine(); line != null && !progress.isCancelled(); line = in.readLine()) {
				number++;
				if (line.isBlank()) {
					continue;
				}
				Matcher match = LINE.matcher(line.stripTrailing());
				if (!match.matches()) {
					throw new ImportException(file + ", line " + number + ": names between semicolons and a number behind a blank are expected.");
				}
				stacks.add(stack(match.group(1)), Long.parseLong(match.group(2)));
			}
			stacks.end();
			out.note("Each unit counts as a nanosecond; the order of the calls and how often they were called is not known.");
			return out.summary();
		}
	}

	private static List<CallWriter.Callee> stack(String names) {
		List<CallWriter.Callee> stack = new ArrayList<>();
		String first = names.replaceFirst(" +\\d+$", "");
		for (String name : first.split(";")) {
			if (!name.isBlank()) {
				stack.add(Callees.of(name.strip()));
			}
		}
		return stack;
	}
}
