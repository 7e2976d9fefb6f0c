package org.tapsetstudio.dsl.ui.live;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.codemining.ICodeMiningProvider;
import org.eclipse.jface.text.codemining.LineEndCodeMining;

/** A note at the end of a probe's line. */
final class ProbeNoteMining extends LineEndCodeMining {
	ProbeNoteMining(IDocument document, int line, String note, ICodeMiningProvider provider) throws BadLocationException {
		super(document, line, provider);
		setLabel("   " + note); //$NON-NLS-1$
	}
}
