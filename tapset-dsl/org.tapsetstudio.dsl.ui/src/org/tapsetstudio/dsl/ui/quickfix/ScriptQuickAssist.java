package org.tapsetstudio.dsl.ui.quickfix;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.tapsetstudio.dsl.ui.live.ProbeAt;
import org.tapsetstudio.dsl.ui.problem.ProblemAnnotation;

/** Ctrl+1: the problems of scripts outside the workspace (the platform itself serves those that have markers), and what helps a probe that will not fire. */
public final class ScriptQuickAssist implements IQuickAssistProcessor {
	@Override
	public boolean canFix(Annotation annotation) {
		return annotation instanceof ProblemAnnotation problem && problem.isQuickFixable();
	}

	@Override
	public boolean canAssist(IQuickAssistInvocationContext context) {
		return false;
	}

	@Override
	public ICompletionProposal[] computeQuickAssistProposals(IQuickAssistInvocationContext context) {
		IAnnotationModel annotations = context.getSourceViewer().getAnnotationModel();
		List<ICompletionProposal> proposals = new ArrayList<>();
		for (Iterator<Annotation> all = annotations.getAnnotationIterator(); all.hasNext();) {
			if (all.next() instanceof ProblemAnnotation problem) {
				Position position = annotations.getPosition(problem);
				if (position != null && position.offset <= context.getOffset() && context.getOffset() <= position.offset + position.length) {
					problem.fixes().forEach(fix -> proposals.add(FixProposal.of(problem, fix)));
				}
			}
		}
		remedies(context, proposals);
		return proposals.toArray(ICompletionProposal[]::new);
	}

	private static void remedies(IQuickAssistInvocationContext context, List<ICompletionProposal> proposals) {
		IDocument document = context.getSourceViewer().getDocument();
		try {
			ProbeAt.of(document, document.getLineOfOffset(context.getOffset()) + 1)
					.ifPresent(probe -> probe.remedy().ifPresent(remedy -> proposals.add(FixProposal.of(remedy, probe.notes().of(probe.script()).get(probe.line())))));
		} catch (BadLocationException e) {
			// the caret is where the text ended a moment ago
		}
	}

	@Override
	public String getErrorMessage() {
		return null;
	}
}
