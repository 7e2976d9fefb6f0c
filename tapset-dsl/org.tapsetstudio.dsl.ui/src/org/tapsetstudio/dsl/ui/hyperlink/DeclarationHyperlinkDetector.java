package org.tapsetstudio.dsl.ui.hyperlink;

import java.util.List;

import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.hyperlink.AbstractHyperlinkDetector;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.tapsetstudio.dsl.ide.declaration.Declaration;
import org.tapsetstudio.dsl.ide.declaration.Declarations;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.ui.document.Background;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/** Makes names links to their declarations: with Ctrl held, and by F3. */
public final class DeclarationHyperlinkDetector extends AbstractHyperlinkDetector {
	/** How long the UI thread, on which the platform asks, may be held: what is not found by then is a link the next time; milliseconds. */
	private static final long PATIENCE = 1000;

	@Override
	public IHyperlink[] detectHyperlinks(ITextViewer viewer, IRegion region, boolean several) {
		ScriptDocument script = ScriptDocument.of(viewer.getDocument());
		ScriptModel model = script == null ? null : script.latest();
		int index = model == null ? -1 : model.tokens().indexAt(region.getOffset());
		if (index < 0) {
			return null;
		}
		Token token = model.tokens().token(index);
		IRegion name = new Region(token.start(), token.end() - token.start());
		List<Declaration> found = Background.within(PATIENCE, () -> new Declarations(model).at(region.getOffset())).orElse(List.of());
		if (found.isEmpty()) {
			return null;
		}
		return found.stream().limit(several ? found.size() : 1).map(declaration -> new DeclarationHyperlink(name, declaration, model, viewer)).toArray(IHyperlink[]::new);
	}
}
