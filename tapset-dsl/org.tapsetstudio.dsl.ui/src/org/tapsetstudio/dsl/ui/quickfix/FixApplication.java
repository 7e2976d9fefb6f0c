package org.tapsetstudio.dsl.ui.quickfix;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.dsl.ide.fix.QuickFix;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.document.ScriptEdits;

/**
 * Makes the edits of a fix. Where the text has changed since the fix was found, as it has while its check is still going on, the same fix of the same problem is looked for in the text as it is, off
 * the UI thread.
 */
final class FixApplication extends Job {
	private final IDocument document;
	private final ScriptDocument script;
	private final WantedFix wanted;

	private FixApplication(IDocument document, ScriptDocument script, WantedFix wanted) {
		super(wanted.title());
		this.document = document;
		this.script = script;
		this.wanted = wanted;
		setSystem(true);
	}

	/** Makes the edits, at once if the model is that of the text. On the thread that the document belongs to. */
	static void apply(IDocument document, ScriptModel model, ScriptProblem problem, QuickFix fix) {
		ScriptDocument script = ScriptDocument.of(document);
		if (!ScriptEdits.apply(document, model, fix.edits()) && script != null) {
			new FixApplication(document, script, new WantedFix(problem.message(), problem.start(), fix.title())).schedule();
		}
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		ScriptModel model = script.current();
		wanted.in(model).ifPresent(fix -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			if (!ScriptEdits.apply(document, model, fix.edits())) {
				schedule();
			}
		}));
		return Status.OK_STATUS;
	}
}
