package org.tapsetstudio.dsl.ui.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.tapsetstudio.dsl.ide.completion.Completion;
import org.tapsetstudio.dsl.ide.completion.CompletionRequest;
import org.tapsetstudio.dsl.ide.completion.Proposal;
import org.tapsetstudio.dsl.ide.completion.ProposalKind;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ui.document.Background;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.signature.ParameterHints;
import org.tapsetstudio.dsl.ui.templates.TemplateProposals;

/**
 * Proposes what can be typed, off the UI thread where the editor asks so, and shows the parameters of calls. What comes up by itself while one types is there at once or not at all: a list that opens
 * late would take the next key, such as Enter.
 */
public final class ScriptContentAssistProcessor implements IContentAssistProcessor {
	private static final char[] ACTIVATORS = { '.', '$', '@', '"', '/' };
	/** How long a list that nobody asked for may take; the editor opens an empty one after 50; milliseconds. */
	private static final long PATIENCE = 30;
	/** How long a list that was asked for waits for the check of the newest text, and for the first one at all; milliseconds. */
	private static final long CHECK = 300;
	private static final long FIRST = 10_000;
	private static final ICompletionProposal[] NONE = {};

	private final Completion completion = new Completion();

	@Override
	public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
		ScriptDocument script = ScriptDocument.of(viewer.getDocument());
		if (script == null) {
			return NONE;
		}
		if (CompletionSession.isAutomatic(viewer)) {
			return whileTyping(viewer, script, offset);
		}
		CompletionRequest request = asked(script, offset);
		return request == null ? NONE : propose(viewer, request, false);
	}

	/** What was asked for knows what has just been typed, unless the check of that takes long: then names mean what they meant before. */
	private static CompletionRequest asked(ScriptDocument script, int offset) {
		ScriptModel model = Background.within(script.latest() == null ? FIRST : CHECK, script::current).orElseGet(script::latest);
		return model == null ? null : new CompletionRequest(model, script.tokens(), offset);
	}

	/** Names mean what they meant when the text was last checked; what takes longer is gone on with, so that it is known the next time. */
	private ICompletionProposal[] whileTyping(ITextViewer viewer, ScriptDocument script, int offset) {
		ScriptModel model = script.latest();
		CompletionRequest request = model == null ? null : new CompletionRequest(model, script.tokens(), offset);
		if (request == null || request.prefix().isEmpty() && !followsActivator(request)) {
			return NONE;
		}
		return Background.within(PATIENCE, () -> propose(viewer, request, true)).orElse(NONE);
	}

	/** @param automatic true where nothing is to be proposed behind a word that is a name as it stands: Enter then begins a line */
	private ICompletionProposal[] propose(ITextViewer viewer, CompletionRequest request, boolean automatic) {
		List<Proposal> known = completion.propose(request);
		Set<String> whole = automatic ? known.stream().map(Proposal::replacement).filter(text -> !text.isBlank()).collect(Collectors.toSet()) : Set.of();
		if (whole.contains(request.prefix())) {
			return NONE;
		}
		List<ICompletionProposal> proposals = new ArrayList<>();
		// the editor's own templates, which users can change, stand for the snippets
		known.stream().filter(proposal -> proposal.kind() != ProposalKind.TEMPLATE).forEach(proposal -> proposals.add(new ScriptProposal(proposal, whole)));
		proposals.addAll(TemplateProposals.at(viewer, request, whole));
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
		return ParameterHints.at(viewer, offset);
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
