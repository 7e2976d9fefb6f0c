package org.tapsetstudio.session;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.tapsetstudio.dsl.lexer.SourceBytes;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.printer.TreePrinter;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.semantics.Analysis;
import org.tapsetstudio.dsl.semantics.FileMarkerResolver;
import org.tapsetstudio.markers.FunctionNames;
import org.tapsetstudio.markers.FunctionVariables;
import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.session.internal.ScriptCompiler;

/** What {@code run} does without running: parsing, checking, listing probe points. */
public final class ScriptPasses {
	/** Points that SystemTap lists: they are in every kernel. */
	private static final String KERNEL = "(procfs|netfilter)\\b.*";

	private ScriptPasses() {
	}

	/** Begins to load what reads scripts, while the caller does something else; see {@link StpParserFacade#load} for what that must not be. */
	public static void load() {
		StpParserFacade.load();
	}

	/**
	 * Stops after a pass. Pass 1 prints the tree; pass 2 what is left of the program, with types, as {@code stap} does; pass 3 prints nothing.
	 *
	 * @param target path or name of the program that is to be started or attached to, or null: then it is a mistake to name markers without a path
	 * @param verbose whether pass 2 shows statements and initial values, too
	 * @throws SessionException when the script has errors
	 */
	public static int run(Script script, String target, int pass, boolean verbose, PrintStream out, PrintStream messages) throws SessionException {
		ParsedScript parsed = ScriptCompiler.parse(script);
		if (pass == 1) {
			out.writeBytes(SourceBytes.encode(TreePrinter.dump(parsed)));
			return 0;
		}
		Analysis analysis = ScriptCompiler.analyze(script, parsed, ScriptCompiler.checks(script).withTarget(target).withTargetRequired(true), pass);
		analysis.diagnostics().forEach(messages::println);
		if (analysis.isIdle()) {
			throw new SessionException(Cause.SCRIPT, script.name() + ": error: no probe of the script does anything");
		}
		if (pass == 2) {
			out.writeBytes(SourceBytes.encode(analysis.listing(verbose)));
		}
		return 0;
	}

	/**
	 * Lists the probe points that a pattern matches, sorted: aliases by their names, others resolved.
	 *
	 * @param options what the script would be run with; its text does not matter
	 * @param variables whether to add, as far as all that a name stands for have them, the variables of aliases with their types and the arguments of markers
	 * @throws SessionException when the pattern is wrong or matches nothing
	 */
	public static int list(Script options, String pattern, boolean variables, PrintStream out) throws SessionException {
		Script script = options.withText(Script.INPUT, "probe " + pattern + " { }");
		Analysis analysis = ScriptCompiler.analyze(script, ScriptCompiler.parse(script), ScriptCompiler.checks(script).withUnoptimised(true).withListing(true));
		SortedMap<String, List<String>> lines = new TreeMap<>();
		for (Probe probe : analysis.program().orElseThrow().probes()) {
			if (probe.where().file().equals(script.name()) && (!(probe.point() instanceof Probe.Refused) || probe.resolved().matches(KERNEL))) {
				lines.merge(point(probe), variables(probe), (a, b) -> a.stream().filter(b::contains).toList());
			}
		}
		if (lines.isEmpty()) {
			throw new SessionException(Cause.SCRIPT, "No probe point that can be used here matches " + pattern + ".");
		}
		lines.forEach((point, names) -> out.println(variables && !names.isEmpty() ? point + " " + String.join(" ", names) : point));
		return 0;
	}

	private static String point(Probe probe) {
		return probe.asWritten().matches("(process|timer|begin|end|error|never)\\b.*|.*[*?{].*|" + KERNEL) ? probe.resolved() : probe.asWritten();
	}

	private static List<String> variables(Probe probe) {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < probe.localNames().size(); i++) {
			names.add(probe.localNames().get(i) + ":" + probe.locals().get(i).name().toLowerCase(Locale.ROOT));
		}
		if (probe.point() instanceof Probe.Marker marker) {
			Optional<FunctionVariables> known = FunctionNames.isProvider(marker.provider()) ? FileMarkerResolver.ofEnvironment().variables(marker.path(), marker.name()) : Optional.empty();
			if (known.isPresent()) {
				return ofCode(known.get(), marker.provider().equals(FunctionNames.RETURN));
			}
			for (int i = 1; i <= marker.argumentCount(); i++) {
				names.add("$arg" + i + ":long");
			}
		}
		return names;
	}

	/** What debugging information tells of the variables at a function or instruction. */
	private static List<String> ofCode(FunctionVariables variables, boolean isReturn) {
		List<String> names = new ArrayList<>();
		if (isReturn) {
			variables.resultType().ifPresent(type -> names.add("$return:" + type));
		}
		variables.readable().forEach(one -> names.add("$" + one.name() + ":" + one.type()));
		return names;
	}
}
