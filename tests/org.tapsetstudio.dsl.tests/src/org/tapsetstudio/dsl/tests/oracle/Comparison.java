package org.tapsetstudio.dsl.tests.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.tapsetstudio.dsl.lexer.SourceBytes;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.MacroFiles;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.printer.TreePrinter;

/** Runs scripts through both parsers and tells where they differ. */
public final class Comparison {
	/** What was compared, and every difference in words. */
	public record Summary(int accepted, int rejected, int undecided, List<String> differences) {
	}

	private enum Outcome {
		ACCEPTED, REJECTED, UNDECIDED
	}

	private record Answer(Outcome outcome, String difference) {
	}

	private final Stap stap;
	private final ParseContext context;
	private final String[] arguments;

	public Comparison(Stap stap, boolean guru, String... arguments) throws IOException {
		this.stap = stap;
		ParseContext base = ParseContext.tapset().withMayBeEmpty(false).withGuru(guru).withArguments(List.of(arguments));
		this.context = base.withLibrary(MacroFiles.load(Stap.TAPSETS, ParseContext.tapset()));
		this.arguments = arguments;
	}

	/** Two runs of stap go at a time. */
	public Summary compare(List<Path> scripts) throws InterruptedException {
		ExecutorService pool = Executors.newFixedThreadPool(2);
		try {
			List<Callable<Answer>> tasks = new ArrayList<>();
			scripts.forEach(script -> tasks.add(() -> compare(script)));
			int[] counts = new int[3];
			List<String> differences = new ArrayList<>();
			for (Future<Answer> future : pool.invokeAll(tasks)) {
				Answer answer = future.get();
				counts[answer.outcome.ordinal()]++;
				if (answer.difference != null) {
					differences.add(answer.difference);
				}
			}
			return new Summary(counts[0], counts[1], counts[2], differences);
		} catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		} finally {
			pool.shutdown();
		}
	}

	private Answer compare(Path script) {
		String text;
		try {
			text = SourceBytes.decode(Files.readAllBytes(script));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		ParsedScript ours = StpParserFacade.parse(script.toString(), text, context);
		Stap.Result theirs = stap.parse(script, context.guru(), arguments);
		if (!theirs.isVerdict()) {
			return new Answer(Outcome.UNDECIDED, null);
		}
		Outcome outcome = theirs.accepted() ? Outcome.ACCEPTED : Outcome.REJECTED;
		if (theirs.accepted() != ours.isCorrect()) {
			return new Answer(outcome, script + ": stap says " + outcome + ", we say " + (ours.isCorrect() ? "nothing" : ours.errors().get(0)) + "\n"
					+ theirs.errors() + excerpt(text));
		}
		String tree = theirs.accepted() ? theirs.tree() : "";
		String our = theirs.accepted() ? new String(SourceBytes.encode(TreePrinter.dump(ours)), StandardCharsets.ISO_8859_1) : "";
		return new Answer(outcome, tree.equals(our) ? null : script + ": trees differ\n" + firstDifference(tree, our) + excerpt(text));
	}

	private static String excerpt(String text) {
		return text.length() > 2000 ? "" : "--- script\n" + text + "\n";
	}

	private static String firstDifference(String theirs, String ours) {
		String[] a = theirs.split("\n");
		String[] b = ours.split("\n");
		int i = 0;
		while (i < a.length && i < b.length && a[i].equals(b[i])) {
			i++;
		}
		return "stap: " + (i < a.length ? a[i] : "(end)") + "\nours: " + (i < b.length ? b[i] : "(end)") + "\n";
	}
}
