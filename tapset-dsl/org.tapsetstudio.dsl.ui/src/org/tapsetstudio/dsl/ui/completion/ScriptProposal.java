package org.tapsetstudio.dsl.ui.completion;

import java.util.Locale;
import java.util.Set;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension2;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension3;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension5;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension6;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.tapsetstudio.dsl.ide.completion.Proposal;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;

/** A proposal in the list of the editor. Typing on narrows the list; the text typed meanwhile is replaced too. */
final class ScriptProposal implements ICompletionProposal, ICompletionProposalExtension2, ICompletionProposalExtension3, ICompletionProposalExtension5,
		ICompletionProposalExtension6 {
	private final Proposal proposal;
	private final Set<String> whole;
	private Point selection;

	/** @param whole names behind which nothing is proposed any more */
	ScriptProposal(Proposal proposal, Set<String> whole) {
		this.proposal = proposal;
		this.whole = whole;
	}

	@Override
	public void apply(IDocument document) {
		insert(document, proposal.end());
	}

	@Override
	public void apply(ITextViewer viewer, char trigger, int stateMask, int offset) {
		insert(viewer.getDocument(), Math.max(offset, proposal.start()));
	}

	private void insert(IDocument document, int end) {
		String text = proposal.replacement();
		int length = text.length();
		int caret = proposal.caret();
		try {
			// parentheses that are there already are not doubled
			if (text.endsWith("()") && end < document.getLength() && document.getChar(end) == '(') { //$NON-NLS-1$
				length -= 2;
				caret = Math.min(caret, length + 1);
			}
			document.replace(proposal.start(), end - proposal.start(), text.substring(0, length));
			selection = new Point(proposal.start() + caret, 0);
		} catch (BadLocationException e) {
			ILog.of(ScriptProposal.class).error("The text has changed under a proposal", e); //$NON-NLS-1$
		}
	}

	@Override
	public boolean validate(IDocument document, int offset, DocumentEvent event) {
		if (offset < proposal.start()) {
			return false;
		}
		try {
			String word = document.get(proposal.start(), offset - proposal.start());
			String typed = word.toLowerCase(Locale.ROOT);
			String label = proposal.label().toLowerCase(Locale.ROOT);
			return !whole.contains(word) && (label.startsWith(typed) || label.contains('_' + typed));
		} catch (BadLocationException e) {
			return false;
		}
	}

	@Override
	public Point getSelection(IDocument document) {
		return selection;
	}

	@Override
	public String getAdditionalProposalInfo() {
		String text = proposal.documentation().get();
		return text.isEmpty() ? null : text;
	}

	@Override
	public Object getAdditionalProposalInfo(IProgressMonitor monitor) {
		return getAdditionalProposalInfo();
	}

	@Override
	public String getDisplayString() {
		return getStyledDisplayString().getString();
	}

	@Override
	public StyledString getStyledDisplayString() {
		StyledString label = new StyledString(proposal.label());
		if (!proposal.detail().isEmpty()) {
			label.append(' ' + proposal.detail(), StyledString.QUALIFIER_STYLER);
		}
		return label;
	}

	@Override
	public Image getImage() {
		return ScriptImages.of(proposal.kind());
	}

	@Override
	public CharSequence getPrefixCompletionText(IDocument document, int completionOffset) {
		return proposal.replacement();
	}

	@Override
	public int getPrefixCompletionStart(IDocument document, int completionOffset) {
		return proposal.start();
	}

	@Override
	public IInformationControlCreator getInformationControlCreator() {
		return null;
	}

	@Override
	public IContextInformation getContextInformation() {
		return null;
	}

	@Override
	public void selected(ITextViewer viewer, boolean smartToggle) {
		// nothing is shown in the text
	}

	@Override
	public void unselected(ITextViewer viewer) {
		// see selected
	}
}
