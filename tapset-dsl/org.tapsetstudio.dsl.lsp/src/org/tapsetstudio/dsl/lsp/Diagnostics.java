package org.tapsetstudio.dsl.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.services.LanguageClient;
import org.tapsetstudio.dsl.ide.coloring.InactiveCode;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;
import org.tapsetstudio.dsl.ide.text.TextSpan;

/** Tells the client what is wrong with its texts, once it has stopped typing for a moment. Safe for use by several threads. */
final class Diagnostics {
	private static final int PAUSE_MILLIS = 150;
	private static final String SOURCE = "tapset";

	private final Scripts scripts;
	private final Map<String, Future<?>> waiting = new ConcurrentHashMap<>();
	private volatile LanguageClient client;

	Diagnostics(Scripts scripts) {
		this.scripts = scripts;
	}

	void connect(LanguageClient newClient) {
		client = newClient;
	}

	/** Checks a new version soon; a version that was to be checked before is forgotten. */
	void check(Document document, boolean atOnce) {
		Future<?> before = waiting.put(document.uri(), scripts.workers().schedule(() -> publish(document), atOnce ? 0 : PAUSE_MILLIS, TimeUnit.MILLISECONDS));
		if (before != null) {
			before.cancel(false);
		}
	}

	/** Checks what is open again, for what it draws on has changed. */
	void checkAll() {
		scripts.refresh();
		scripts.openDocuments().forEach(document -> check(document, false));
	}

	/** Takes back what was said of a text that is no longer open. */
	void clear(String uri) {
		Future<?> before = waiting.remove(uri);
		if (before != null) {
			before.cancel(false);
		}
		client.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of()));
	}

	private void publish(Document document) {
		try {
			client.publishDiagnostics(new PublishDiagnosticsParams(document.uri(), of(document), document.version()));
		} catch (CancellationException e) {
			// the newer version is going to be checked
		} catch (RuntimeException | StackOverflowError e) {
			System.err.println("tapset lsp: " + document.uri() + " cannot be checked: " + e);
		}
	}

	private List<Diagnostic> of(Document document) {
		if (document.isTooLarge()) {
			return List.of(new Diagnostic(new Range(new Position(0, 0), new Position(0, 0)),
					"This text is too large for a script (more than " + (Document.LARGEST >> 20) + " MB) and is not checked.", DiagnosticSeverity.Information, SOURCE, "too-large"));
		}
		Script script = document.script(scripts.models());
		List<Diagnostic> found = new ArrayList<>();
		// all that a file of the product declares would be declared twice
		if (!script.model().surroundings().isShippedTapset(document.name())) {
			script.model().problems().forEach(problem -> found.add(of(script, problem)));
		}
		for (TextSpan dead : InactiveCode.of(script.model().tokens())) {
			Diagnostic hint = new Diagnostic(script.lines().range(dead), "The preprocessor leaves this out on this machine.", DiagnosticSeverity.Hint, SOURCE, "inactive");
			hint.setTags(List.of(DiagnosticTag.Unnecessary));
			found.add(hint);
		}
		return found;
	}

	static Diagnostic of(Script script, ScriptProblem problem) {
		Diagnostic diagnostic = new Diagnostic(script.lines().range(problem.start(), problem.end()), problem.message(),
				problem.error() ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, SOURCE, problem.code());
		if (problem.code().contains("unused")) {
			diagnostic.setTags(List.of(DiagnosticTag.Unnecessary));
		}
		return diagnostic;
	}
}
