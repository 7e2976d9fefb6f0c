package org.tapsetstudio.session;

import java.io.PrintStream;
import java.util.LinkedHashSet;

import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.printer.TreePrinter;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.semantics.Analysis;
import org.tapsetstudio.dsl.semantics.FileMarkerResolver;
import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.session.internal.ScriptCompiler;

/** What {@code run} does without running: parsing, checking, listing probe points. */
public final class ScriptPasses {
	private ScriptPasses() {
	}

	/**
	 * Stops after a pass. Pass 1 prints the tree; pass 2 what is left of the program, with types, as {@code stap} does; pass 3 prints nothing.
	 *
	 * @param verbose whether pass 2 shows statements and initial values, too
	 * @throws SessionException when the script has errors
	 */
	public static int run(Script script, int pass, boolean verbose, PrintStream out, PrintStream messages) throws SessionException {
		ParsedScript parsed = ScriptCompiler.parse(script);
		if (pass == 1) {
			out.print(TreePrinter.dump(parsed));
			return 0;
		}
		Analysis analysis = ScriptCompiler.analyze(script, parsed, null, FileMarkerResolver.ofEnvironment());
		analysis.diagnostics().forEach(messages::println);
		if (analysis.isIdle()) {
			throw new SessionException(Cause.SCRIPT, script.name() + ": error: no probe of the script does anything");
		}
		if (pass == 2) {
			out.print(analysis.listing(verbose));
		}
		return 0;
	}

	/**
	 * Lists the probe points that a pattern matches.
	 *
	 * @param variables whether to add the arguments of markers
	 * @throws SessionException when the pattern is wrong or matches nothing
	 */
	public static int list(String pattern, boolean variables, PrintStream out) throws SessionException {
		Script script = Script.of("<input>", "probe " + pattern + " { }");
		Program program = ScriptCompiler.analyze(script, ScriptCompiler.parse(script), null, FileMarkerResolver.ofEnvironment()).program().orElseThrow();
		LinkedHashSet<String> lines = new LinkedHashSet<>();
		for (Probe probe : program.probes()) {
			StringBuilder line = new StringBuilder(probe.resolved());
			if (variables && probe.point() instanceof Probe.Marker marker) {
				for (int i = 1; i <= marker.argumentCount(); i++) {
					line.append(" $arg").append(i).append(":long");
				}
			}
			lines.add(line.toString());
		}
		lines.forEach(out::println);
		return 0;
	}
}
