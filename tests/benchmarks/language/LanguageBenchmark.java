import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;

import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.semantics.Analysis;
import org.tapsetstudio.dsl.semantics.AnalysisOptions;
import org.tapsetstudio.dsl.semantics.Analyzer;
import org.tapsetstudio.dsl.semantics.MarkerResolver;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;

/** Indexes the installed tapset library in this fresh JVM, parses all of it, and checks a script of 1,000 lines again and again. Prints milliseconds, and those of processors, which other work on the machine does not lengthen. */
public final class LanguageBenchmark {
	private static final Path INSTALLED = Path.of("/usr/share/systemtap/tapset");

	private LanguageBenchmark() {
	}

	public static void main(String[] args) throws Exception {
		TapsetLibrary library = TapsetLibrary.EMPTY;
		if (Files.isDirectory(INSTALLED)) {
			long[] start = now();
			library = TapsetLibrary.of(TapsetLibrary.read(INSTALLED, false));
			library.functionNames(); // makes the index
			print("index of " + library.entries().size() + " tapset files, cold", start);
			start = now();
			library = TapsetLibrary.of(TapsetLibrary.read(INSTALLED, false));
			library.functionNames(); // makes the index
			print("the same again", start);
			start = now();
			TapsetLibrary all = library;
			long usable = library.entries().stream().filter(e -> all.parse(e).isPresent()).count();
			print("all of them parsed (" + usable + " usable), cold", start);
		}
		String script = script(1000);
		long[] start = now();
		check(script, library);
		print("a script of 1,000 lines checked, first", start);
		int edits = 150;
		double[] wall = new double[edits / 2];
		double[] processors = new double[edits / 2];
		for (int i = 0; i < edits; i++) {
			String edited = script.replace("total" + i % 100 + " +=", "total" + i % 100 + " -= 1 +");
			start = now();
			check(edited, library);
			if (i >= edits / 2) { // it is an editor that has been open for some seconds
				wall[i - edits / 2] = (System.nanoTime() - start[0]) / 1e6;
				processors[i - edits / 2] = (now()[1] - start[1]) / 1e6;
			}
		}
		System.out.printf(Locale.ROOT, "%-60s %8.1f ms %8.1f of processors (least %.1f, %.1f)%n", "the same after an edit, median of " + edits / 2, median(wall), median(processors), wall[0], processors[0]);
	}

	/** @param values are sorted */
	private static double median(double[] values) {
		Arrays.sort(values);
		return values[values.length / 2];
	}

	private static long[] now() {
		return new long[] { System.nanoTime(), ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() };
	}

	private static void print(String what, long[] start) {
		long[] end = now();
		System.out.printf(Locale.ROOT, "%-60s %8.1f ms %8.1f of processors%n", what, (end[0] - start[0]) / 1e6, (end[1] - start[1]) / 1e6);
	}

	private static void check(String text, TapsetLibrary library) {
		ParsedScript parsed = StpParserFacade.parse("big.stp", text, ParseContext.editor().withLibrary(library.macros()));
		Analysis analysis = Analyzer.analyze(List.of(parsed), library, MarkerResolver.ACCEPT_ALL, AnalysisOptions.DEFAULT);
		if (!parsed.isCorrect() || analysis.hasErrors())
			throw new IllegalStateException(parsed.errors() + " " + analysis.diagnostics());
	}

	/** Ten lines a piece: a global, a function and a probe with a loop, a condition and printing. */
	private static String script(int lines) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < lines / 10; i++)
			text.append("""
					global calls%1$d, total%1$d
					function half%1$d(x) { return x / 2 }
					probe process("/bin/true").mark("m%1$d") {
						calls%1$d[$arg1, "name" . sprint($arg2)] <<< half%1$d($arg3)
						if ($arg1 > %1$d && @count(calls%1$d[$arg1, "x"]) > 3) { total%1$d += $arg2 } else total%1$d--
						foreach ([a, b] in calls%1$d- limit 10) printf("%%d %%s %%d\\n", a, b, @sum(calls%1$d[a, b]))
					}
					probe timer.s(%2$d) {
						println(total%1$d) delete calls%1$d
					}
					""".formatted(i, i + 1));
		return text.toString();
	}
}
