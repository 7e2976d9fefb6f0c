package org.tapsetstudio.dsl.ui.quickfix;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.tapsetstudio.dsl.ide.fix.QuickFix;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;
import org.tapsetstudio.dsl.ui.problem.ProblemAnnotation;

/** A fix of a problem that has no marker. */
final class FixProposal implements ICompletionProposal {
	private final ProblemAnnotation problem;
	private final QuickFix fix;

	FixProposal(ProblemAnnotation problem, QuickFix fix) {
		this.problem = problem;
		this.fix = fix;
	}

	@Override
	public void apply(IDocument document) {
		FixApplication.apply(document, problem.model(), problem.problem(), fix);
	}

	@Override
	public String getDisplayString() {
		return fix.title();
	}

	@Override
	public String getAdditionalProposalInfo() {
		return problem.getText();
	}

	@Override
	public Image getImage() {
		return ScriptImages.get("template"); //$NON-NLS-1$
	}

	@Override
	public Point getSelection(IDocument document) {
		return null;
	}

	@Override
	public IContextInformation getContextInformation() {
		return null;
	}
}
