package org.tapsetstudio.dsl.ui.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.templates.DocumentTemplateContext;
import org.eclipse.jface.text.templates.Template;
import org.eclipse.jface.text.templates.TemplateContextType;
import org.eclipse.jface.text.templates.TemplateProposal;
import org.eclipse.swt.graphics.Image;
import org.tapsetstudio.dsl.ide.completion.CompletionRequest;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;

/**
 * The templates that can stand at a caret and begin as the word before it. The platform's own processor asks the viewer for its selection, which only the UI
 * thread may do; proposals are made on others.
 */
public final class TemplateProposals {
	private static final int BEHIND_NAMES = 0;

	private TemplateProposals() {
	}

	/**
	 * Not for the UI thread.
	 *
	 * @param whole names behind which nothing is proposed any more
	 */
	public static List<ICompletionProposal> at(ITextViewer viewer, CompletionRequest request, Set<String> whole) {
		List<ICompletionProposal> proposals = new ArrayList<>();
		String context = context(request);
		if (context != null) {
			TemplateContextType type = ScriptTemplates.shared().contexts().getContextType(context);
			IDocument document = viewer.getDocument();
			int length = request.offset() - request.start();
			for (Template template : ScriptTemplates.shared().store().getTemplates(context)) {
				if (template.getName().startsWith(request.prefix())) {
					DocumentTemplateContext place = new DocumentTemplateContext(type, document, request.start(), length);
					proposals.add(new TemplateProposal(template, place, new Region(request.start(), length), null, BEHIND_NAMES) {
						@Override
						public boolean validate(IDocument text, int offset, DocumentEvent event) {
							return super.validate(text, offset, event) && offset >= request.start() && !whole.contains(text.get().substring(request.start(), offset));
						}

						@Override
						public Image getImage() {
							return ScriptImages.get("template"); //$NON-NLS-1$
						}
					});
				}
			}
		}
		return proposals;
	}

	/** Templates begin a declaration or a statement: the word must be the first of its line. */
	private static String context(CompletionRequest request) {
		String text = request.tokens().text();
		int line = text.lastIndexOf('\n', Math.max(0, request.start() - 1)) + 1;
		if (line > request.start() || !text.substring(line, request.start()).isBlank()) {
			return null;
		}
		return switch (request.tokens().zoneAt(request.start())) {
		case BODY -> ScriptTemplates.STATEMENT;
		case TOP_LEVEL -> ScriptTemplates.DECLARATION;
		default -> null;
		};
	}
}
