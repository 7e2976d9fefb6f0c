package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.parser.SyntaxError;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.semantics.Analysis;
import org.tapsetstudio.dsl.semantics.AnalysisOptions;
import org.tapsetstudio.dsl.semantics.Analyzer;
import org.tapsetstudio.dsl.semantics.Diagnostic;
import org.tapsetstudio.dsl.semantics.FileMarkerResolver;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;
import org.tapsetstudio.engine.CompiledProgram;
import org.tapsetstudio.engine.Engine;
import org.tapsetstudio.engine.EngineException;
import org.tapsetstudio.engine.EngineOptions;
import org.tapsetstudio.engine.Limits;
import org.tapsetstudio.markers.ProcessRoot;
import org.tapsetstudio.session.Script;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.tapsets.ShippedTapsets;

/** From the text of a script to a program that runs. Any thread. */
public final class ScriptCompiler {
	private static final Map<List<Path>, TapsetLibrary> LIBRARIES = new ConcurrentHashMap<>();

	private ScriptCompiler() {
	}

	/**
	 * Compiles a script.
	 *
	 * @param target path or name of the program to be started, or null
	 * @throws SessionException with all errors, a line each, when the script is wrong
	 */
	public static CompiledScript compile(Script script, String target) throws SessionException {
		return compile(script, target, ProcessRoot.HERE);
	}

	/** The same for the files that a running process sees. */
	public static CompiledScript compile(Script script, String target, ProcessRoot root) throws SessionException {
		PassTimes times = new PassTimes();
		library(script).load(); // while the parser is loaded, if this is a process' first script
		ParsedScript parsed = parse(script);
		times.parsed(library(script).entries().size());
		Analysis analysis = analyze(script, parsed, checks(script).withTarget(target), 4, root);
		List<String> warnings = new ArrayList<>();
		if (!script.quiet()) {
			analysis.diagnostics().stream().filter(d -> d.severity() == Diagnostic.Severity.WARNING).forEach(d -> warnings.add(d.toString()));
		}
		try {
			times.analyzed(analysis.program().orElseThrow());
			CompiledProgram program = Engine.compile(analysis.program().orElseThrow(), options(script));
			times.translated();
			return new CompiledScript(program, warnings, times);
		} catch (EngineException | IllegalArgumentException e) {
			throw new SessionException(Cause.SCRIPT, script.name() + ": error: " + e.getMessage(), e);
		}
	}

	/** Pass 1. */
	public static ParsedScript parse(Script script) throws SessionException {
		ParseContext context = ParseContext.script().withArguments(script.arguments()).withGuru(script.guru()).withLibrary(library(script).macros());
		ParsedScript parsed = StpParserFacade.parse(script.name(), script.text(), context);
		if (!parsed.isCorrect()) {
			throw new SessionException(Cause.SCRIPT, lines(parsed.errors().stream().map(SyntaxError::toString).toList()));
		}
		return parsed;
	}

	/** How a script is checked by its own options. A limit that is no number matters only to what runs. */
	public static AnalysisOptions checks(Script script) {
		AnalysisOptions options = AnalysisOptions.DEFAULT.withGlobalValues(script.globals()).withWarnings(!script.quiet()).withUnoptimised(script.unabridged()).withGuru(script.guru());
		try {
			return options.withMaxStringLength(options(script).limits().maxStringLength());
		} catch (SessionException e) {
			return options;
		}
	}

	/** Passes 2 and 3: links and types. */
	public static Analysis analyze(Script script, ParsedScript parsed, AnalysisOptions options) throws SessionException {
		return analyze(script, parsed, options, 4);
	}

	/** @param pass that must accept the script, see {@link Analysis#isAcceptedBy(int)} */
	public static Analysis analyze(Script script, ParsedScript parsed, AnalysisOptions options, int pass) throws SessionException {
		return analyze(script, parsed, options, pass, ProcessRoot.HERE);
	}

	private static Analysis analyze(Script script, ParsedScript parsed, AnalysisOptions options, int pass, ProcessRoot root) throws SessionException {
		Analysis analysis = Analyzer.analyze(List.of(parsed), library(script), FileMarkerResolver.among(root), options);
		if (!analysis.isAcceptedBy(pass)) {
			throw new SessionException(Cause.SCRIPT, lines(analysis.refusals(pass).stream().map(Diagnostic::toString).toList()));
		}
		return analysis;
	}

	private static String lines(List<String> lines) {
		return String.join("\n", lines);
	}

	private static TapsetLibrary library(Script script) throws SessionException {
		TapsetLibrary known = LIBRARIES.get(script.includes());
		if (known != null) {
			return known;
		}
		List<TapsetLibrary.Entry> entries = new ArrayList<>();
		try {
			for (Path folder : script.includes()) {
				entries.addAll(TapsetLibrary.read(folder, false));
			}
			entries.addAll(TapsetLibrary.shipped(ShippedTapsets.names(), ShippedTapsets::text, ShippedTapsets.jar()));
		} catch (IOException e) {
			throw new SessionException(Cause.SCRIPT, "A folder of tapsets cannot be read: " + e.getMessage(), e);
		}
		TapsetLibrary made = TapsetLibrary.of(entries);
		LIBRARIES.put(script.includes(), made);
		return made;
	}

	private static EngineOptions options(Script script) throws SessionException {
		EngineOptions options = EngineOptions.DEFAULT;
		for (Map.Entry<String, String> define : script.defines().entrySet()) {
			try {
				options = options.define(define.getKey(), Long.decode(define.getValue()));
			} catch (NumberFormatException e) {
				if (Limits.DEFAULT.with(define.getKey(), 2) != null) {
					throw new SessionException(Cause.SCRIPT, "-D" + define.getKey() + "=" + define.getValue() + ": the value must be a number.", e);
				}
			}
		}
		EngineOptions whole = script.unabridged() ? options.unabridged() : options;
		return script.quiet() ? whole.withoutWarnings() : whole;
	}
}
