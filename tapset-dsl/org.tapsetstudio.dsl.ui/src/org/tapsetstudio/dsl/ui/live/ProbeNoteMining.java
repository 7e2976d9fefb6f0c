package org.tapsetstudio.dsl.ui.live;

import java.util.function.Consumer;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.codemining.ICodeMiningProvider;
import org.eclipse.jface.text.codemining.LineEndCodeMining;
import org.eclipse.swt.events.MouseEvent;

/** A note at the end of a probe's line. A click on it switches a probe that runs, and does what helps one that will not fire. */
final class ProbeNoteMining extends LineEndCodeMining {
	private final Consumer<MouseEvent> action;

	/** @param action what a click does, or null */
	ProbeNoteMining(IDocument document, int line, String note, ICodeMiningProvider provider, Consumer<MouseEvent> action) throws BadLocationException {
		super(document, line, provider);
		this.action = action;
		setLabel("   " + note); //$NON-NLS-1$
	}

	@Override
	public Consumer<MouseEvent> getAction() {
		return action;
	}
}
