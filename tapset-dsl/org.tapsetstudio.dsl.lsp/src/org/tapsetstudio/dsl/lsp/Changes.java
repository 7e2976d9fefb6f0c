package org.tapsetstudio.dsl.lsp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.tapsetstudio.dsl.ide.fix.QuickFix;
import org.tapsetstudio.dsl.ide.fix.QuickFixes;
import org.tapsetstudio.dsl.ide.formatting.FormatOptions;
import org.tapsetstudio.dsl.ide.formatting.Formatter;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;
import org.tapsetstudio.dsl.ide.references.MacroOrigin;
import org.tapsetstudio.dsl.ide.rename.Rename;
import org.tapsetstudio.dsl.ide.rename.RenameException;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.TextSpan;

/** Edits that the client is to make. */
final class Changes {
	private Changes() {
	}

	/** @param range null for the whole text */
	static List<TextEdit> format(Script script, FormattingOptions wanted, Range range) {
		String indent = wanted.isInsertSpaces() ? " ".repeat(Math.clamp(wanted.getTabSize(), 1, 16)) : "\t";
		FormatOptions options = new FormatOptions(indent, FormatOptions.DEFAULT.blankLines());
		ScriptTokens tokens = script.model().tokens();
		return script.edits(range == null ? Formatter.format(tokens, options) : Formatter.format(tokens, script.lines().span(range), options));
	}

	static PrepareRenameResult renamed(Scripts scripts, Script script, int offset) {
		try {
			TextSpan name = Rename.target(script.model(), offset, changeable(scripts, script, offset));
			return new PrepareRenameResult(script.lines().range(name), script.model().text().substring(name.start(), name.end()));
		} catch (RenameException e) {
			throw Scripts.failure(e.getMessage());
		}
	}

	static WorkspaceEdit rename(Scripts scripts, Script script, int offset, String newName) {
		try {
			Collection<ScriptModel> others = changeable(scripts, script, offset);
			Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
			Rename.edits(script.model(), offset, newName, others).forEach((file, edits) -> {
				String text = others.stream().filter(other -> other.fileName().equals(file)).map(ScriptModel::text).findFirst().orElse("");
				boolean own = file.equals(script.model().fileName());
				changes.put(own ? script.uri() : scripts.uri(file), own ? script.edits(edits) : Script.edits(new Lines(text), edits));
			});
			return new WorkspaceEdit(changes);
		} catch (RenameException e) {
			throw Scripts.failure(e.getMessage());
		}
	}

	/** What may mention the name at an offset, and may be written. */
	private static Collection<ScriptModel> changeable(Scripts scripts, Script script, int offset) {
		int index = script.model().tokens().indexAt(offset);
		return index < 0 ? List.of()
				: scripts.othersWith(MacroOrigin.name(script.model().tokens().token(index)), script).stream().filter(model -> scripts.isWritable(model.fileName())).toList();
	}

	/** The ways to mend the problems in a range. */
	static List<Either<Command, CodeAction>> fixes(Script script, CodeActionParams parameters) {
		List<Either<Command, CodeAction>> actions = new ArrayList<>();
		List<String> only = parameters.getContext() == null ? null : parameters.getContext().getOnly();
		if (only != null && only.stream().noneMatch(CodeActionKind.QuickFix::startsWith)) {
			return actions;
		}
		TextSpan range = script.lines().span(parameters.getRange());
		for (ScriptProblem problem : script.model().problems()) {
			if (problem.start() <= range.end() && range.start() <= problem.end()) {
				QuickFixes.of(script.model(), problem).forEach(fix -> actions.add(Either.forRight(action(script, problem, fix))));
			}
		}
		return actions;
	}

	private static CodeAction action(Script script, ScriptProblem problem, QuickFix fix) {
		CodeAction action = new CodeAction(fix.title());
		action.setKind(CodeActionKind.QuickFix);
		action.setDiagnostics(List.of(Diagnostics.of(script, problem)));
		action.setIsPreferred(fix.preferred());
		action.setEdit(new WorkspaceEdit(Map.of(script.uri(), script.edits(fix.edits()))));
		return action;
	}
}
