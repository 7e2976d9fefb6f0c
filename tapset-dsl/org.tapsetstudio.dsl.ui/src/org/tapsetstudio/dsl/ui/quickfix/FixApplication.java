package org.tapsetstudio.dsl.ui.quickfix;

import java.util.Comparator;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.dsl.ide.fix.QuickFix;
import org.tapsetstudio.dsl.ide.fix.QuickFixes;
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
	private final ScriptProblem problem;
	private final String title;

	private FixApplication(IDocument document, ScriptDocument script, ScriptProblem problem, QuickFix fix) {
		super(fix.title());
		this.document = document;
		this.script = script;
		this.problem = problem;
		this.title = fix.title();
		setSystem(true);
	}

	/**
	 * Makes the edits, at once if the model is that of the text. On the thread that the document belongs to.
	 *
	 * @return whether they were made at once
	 */
	static boolean apply(IDocument document, ScriptModel model, ScriptProblem problem, QuickFix fix) {
		if (ScriptEdits.apply(document, model, fix.edits())) {
			return true;
		}
		ScriptDocument script = ScriptDocument.of(document);
		if (script != null) {
			new FixApplication(document, script, problem, fix).schedule();
		}
		return false;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		ScriptModel model = script.current();
		same(model).ifPresent(fix -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			if (!ScriptEdits.apply(document, model, fix.edits())) {
				schedule();
			}
		}));
		return Status.OK_STATUS;
	}

	/** The fix as it is now, of the problem that is nearest to where it was; nothing where that is mended. */
	private Optional<QuickFix> same(ScriptModel model) {
		return model.problems().stream().filter(other -> other.message().equals(problem.message())).min(Comparator.comparingInt(other -> Math.abs(other.start() - problem.start())))
				.flatMap(other -> QuickFixes.of(model, other).stream().filter(fix -> fix.title().equals(title)).findFirst());
	}
}
