package org.tapsetstudio.dsl.ui.refactoring;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.tapsetstudio.dsl.ide.formatting.FormatOptions;
import org.tapsetstudio.dsl.ide.formatting.Formatter;
import org.tapsetstudio.dsl.ide.text.TextSpan;

/** Formats the selected lines, or the whole script if nothing is selected. */
public final class FormatHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		ScriptChange change = ScriptChange.of(event);
		if (change != null) {
			change.make(Messages.Format_job, model -> change.start() == change.end() ? Formatter.format(model.tokens(), FormatOptions.DEFAULT)
					: Formatter.format(model.tokens(), new TextSpan(change.start(), change.end()), FormatOptions.DEFAULT));
		}
		return null;
	}
}
