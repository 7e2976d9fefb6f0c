package org.tapsetstudio.dsl.ui.quickfix;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMarkerResolution2;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;

/** Puts a name in the place of a wrong one: in the editor if the script is open there, else in the file. */
final class Replacement implements IMarkerResolution2 {
	/** The last name in the range of a problem: the name itself, or that of a marker in its point. */
	private static final Pattern NAME = Pattern.compile("[\\w*]+(?=\\W*$)"); //$NON-NLS-1$

	private final IMarker marker;
	private final String name;

	Replacement(IMarker marker, String name) {
		this.marker = marker;
		this.name = name;
	}

	@Override
	public String getLabel() {
		return NLS.bind(Messages.Replacement_label, name);
	}

	@Override
	public String getDescription() {
		return marker.getAttribute(IMarker.MESSAGE, ""); //$NON-NLS-1$
	}

	@Override
	public Image getImage() {
		return ScriptImages.get("template"); //$NON-NLS-1$
	}

	@Override
	public void run(IMarker chosen) {
		ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
		try {
			buffers.connect(chosen.getResource().getFullPath(), LocationKind.IFILE, null);
			try {
				ITextFileBuffer buffer = buffers.getTextFileBuffer(chosen.getResource().getFullPath(), LocationKind.IFILE);
				boolean open = buffer.isDirty() || buffer.isShared();
				replace(buffer.getDocument(), chosen);
				if (!open) {
					buffer.commit(null, false);
				}
			} finally {
				buffers.disconnect(chosen.getResource().getFullPath(), LocationKind.IFILE, null);
			}
		} catch (CoreException | BadLocationException e) {
			ILog.of(Replacement.class).error("A problem could not be mended: " + e.getMessage(), e); //$NON-NLS-1$
		}
	}

	private void replace(IDocument document, IMarker chosen) throws BadLocationException {
		int start = chosen.getAttribute(IMarker.CHAR_START, -1);
		int end = Math.min(chosen.getAttribute(IMarker.CHAR_END, -1), document.getLength());
		if (start < 0 || end < start) {
			return;
		}
		Matcher old = NAME.matcher(document.get(start, end - start));
		if (old.find()) {
			document.replace(start + old.start(), old.end() - old.start(), name);
		}
	}
}
