package org.tapsetstudio.dsl.ui.problem;

import java.util.List;

import org.eclipse.jface.text.quickassist.IQuickFixableAnnotation;
import org.eclipse.jface.text.source.Annotation;
import org.tapsetstudio.dsl.ide.fix.QuickFix;
import org.tapsetstudio.dsl.ide.fix.QuickFixes;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;

/** A problem of a file outside the workspace, in its editor. Immutable but for what {@link Annotation} keeps. */
public final class ProblemAnnotation extends Annotation implements IQuickFixableAnnotation {
	private static final String ERROR = "org.eclipse.ui.workbench.texteditor.error"; //$NON-NLS-1$
	private static final String WARNING = "org.eclipse.ui.workbench.texteditor.warning"; //$NON-NLS-1$

	private final ScriptModel model;
	private final ScriptProblem problem;
	private final List<QuickFix> fixes;

	ProblemAnnotation(ScriptModel model, ScriptProblem problem) {
		super(problem.error() ? ERROR : WARNING, false, problem.message());
		this.model = model;
		this.problem = problem;
		this.fixes = QuickFixes.of(model, problem);
	}

	/** The model whose text the fixes change. */
	public ScriptModel model() {
		return model;
	}

	/** The problem in that model. */
	public ScriptProblem problem() {
		return problem;
	}

	/** Ways to mend the problem, best first; empty if none is known. */
	public List<QuickFix> fixes() {
		return fixes;
	}

	@Override
	public boolean isQuickFixableStateSet() {
		return true;
	}

	@Override
	public boolean isQuickFixable() {
		return !fixes.isEmpty();
	}

	@Override
	public void setQuickFixable(boolean state) {
		// known from the start
	}
}
