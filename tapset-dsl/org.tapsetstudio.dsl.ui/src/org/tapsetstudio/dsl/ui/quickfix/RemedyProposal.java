package org.tapsetstudio.dsl.ui.quickfix;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;
import org.tapsetstudio.dsl.ui.live.ProbeNotes.Remedy;

/** What helps a probe that will not fire, which is no change of the script. */
final class RemedyProposal implements ICompletionProposal {
	private final Remedy remedy;
	private final String note;

	/** @param note why the probe will not fire */
	RemedyProposal(Remedy remedy, String note) {
		this.remedy = remedy;
		this.note = note;
	}

	@Override
	public void apply(IDocument document) {
		remedy.action().run();
	}

	@Override
	public String getDisplayString() {
		return remedy.title();
	}

	@Override
	public String getAdditionalProposalInfo() {
		return note;
	}

	@Override
	public Image getImage() {
		return ScriptImages.get("marker"); //$NON-NLS-1$
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
