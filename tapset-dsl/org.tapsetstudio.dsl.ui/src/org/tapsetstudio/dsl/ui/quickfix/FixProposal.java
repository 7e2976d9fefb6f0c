package org.tapsetstudio.dsl.ui.quickfix;

import java.util.function.Consumer;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.tapsetstudio.dsl.ide.fix.QuickFix;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;
import org.tapsetstudio.dsl.ui.live.ProbeNotes.Remedy;
import org.tapsetstudio.dsl.ui.problem.ProblemAnnotation;

/** A way to mend something that has no marker. */
final class FixProposal implements ICompletionProposal {
	private final String title;
	private final String problem;
	private final Consumer<IDocument> fix;

	private FixProposal(String title, String problem, Consumer<IDocument> fix) {
		this.title = title;
		this.problem = problem;
		this.fix = fix;
	}

	/** Changes the script. */
	static FixProposal of(ProblemAnnotation problem, QuickFix fix) {
		return new FixProposal(fix.title(), problem.getText(), document -> FixApplication.apply(document, problem.model(), problem.problem(), fix));
	}

	/**
	 * What helps a probe that will not fire, which is no change of the script.
	 *
	 * @param note why it will not fire
	 */
	static FixProposal of(Remedy remedy, String note) {
		return new FixProposal(remedy.title(), note, document -> remedy.action().run());
	}

	@Override
	public void apply(IDocument document) {
		fix.accept(document);
	}

	@Override
	public String getDisplayString() {
		return title;
	}

	@Override
	public String getAdditionalProposalInfo() {
		return problem;
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
