package org.tapsetstudio.dsl.ui.completion;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.tapsetstudio.dsl.ide.completion.Completion;
import org.tapsetstudio.dsl.ide.completion.CompletionRequest;
import org.tapsetstudio.dsl.ide.completion.ProposalKind;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.signature.ParameterHints;
import org.tapsetstudio.dsl.ui.templates.TemplateProposals;

/** Proposes what can be typed, off the UI thread where the editor asks so, and shows the parameters of calls. */
public final class ScriptContentAssistProcessor implements IContentAssistProcessor {
	private static final char[] ACTIVATORS = { '.', '$', '@', '"', '/' };

	private final Completion completion = new Completion();

	@Override
	public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
		ScriptDocument script = ScriptDocument.of(viewer.getDocument());
		if (script == null) {
			return new ICompletionProposal[0];
		}
		CompletionRequest request = new CompletionRequest(script.current(), offset);
		if (request.prefix().isEmpty() && CompletionSession.isAutomatic(viewer) && !followsActivator(request)) {
			return new ICompletionProposal[0];
		}
		List<ICompletionProposal> proposals = new ArrayList<>();
		// the editor's own templates, which users can change, stand for the snippets
		completion.propose(request).stream().filter(proposal -> proposal.kind() != ProposalKind.TEMPLATE).forEach(proposal -> proposals.add(new ScriptProposal(proposal)));
		proposals.addAll(TemplateProposals.at(viewer, request));
		return proposals.toArray(ICompletionProposal[]::new);
	}

	private static boolean followsActivator(CompletionRequest request) {
		int before = request.offset() - 1;
		String text = request.tokens().text();
		return before >= 0 && before < text.length() && String.valueOf(ACTIVATORS).indexOf(text.charAt(before)) >= 0;
	}

	@Override
	public char[] getCompletionProposalAutoActivationCharacters() {
		return ACTIVATORS.clone();
	}

	@Override
	public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
		return ParameterHints.at(viewer.getDocument(), offset);
	}

	@Override
	public char[] getContextInformationAutoActivationCharacters() {
		return ParameterHints.ACTIVATORS.toCharArray();
	}

	@Override
	public IContextInformationValidator getContextInformationValidator() {
		return new ParameterHints();
	}

	@Override
	public String getErrorMessage() {
		return null;
	}
}
