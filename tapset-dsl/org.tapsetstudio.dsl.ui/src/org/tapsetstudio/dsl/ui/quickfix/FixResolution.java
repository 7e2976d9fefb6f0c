package org.tapsetstudio.dsl.ui.quickfix;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMarkerResolution2;
import org.tapsetstudio.dsl.ide.fix.QuickFix;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;

/** A fix of a problem that has a marker: in the editor if the script is open there, else in the file. */
final class FixResolution implements IMarkerResolution2 {
	private final ScriptProblem problem;
	private final ScriptModel model;
	private final QuickFix fix;

	FixResolution(ScriptProblem problem, ScriptModel model, QuickFix fix) {
		this.problem = problem;
		this.model = model;
		this.fix = fix;
	}

	@Override
	public String getLabel() {
		return fix.title();
	}

	@Override
	public String getDescription() {
		return problem.message();
	}

	@Override
	public Image getImage() {
		return ScriptImages.get("template"); //$NON-NLS-1$
	}

	@Override
	public void run(IMarker marker) {
		ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
		IPath path = marker.getResource().getFullPath();
		try {
			buffers.connect(path, LocationKind.IFILE, null);
			try {
				ITextFileBuffer buffer = buffers.getTextFileBuffer(path, LocationKind.IFILE);
				boolean open = buffer.isDirty() || buffer.isShared();
				if (FixApplication.apply(buffer.getDocument(), model, problem, fix) && !open) {
					buffer.commit(null, false);
				}
			} finally {
				buffers.disconnect(path, LocationKind.IFILE, null);
			}
		} catch (CoreException e) {
			ILog.of(FixResolution.class).log(e.getStatus());
		}
	}
}
