package org.tapsetstudio.ui.internal.editor;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;

/** Brings the inputs of recording editors back after a restart. */
public final class RecordingInputFactory implements IElementFactory {
	static final String ID = "org.tapsetstudio.ui.recordingInput"; //$NON-NLS-1$

	@Override
	public IAdaptable createElement(IMemento memento) {
		return RecordingInput.restore(memento);
	}
}
