package org.tapsetstudio.dsl.ui.problem;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IAnnotationModelFactory;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.ui.texteditor.MarkerAnnotation;
import org.eclipse.ui.texteditor.MarkerUtilities;
import org.eclipse.ui.texteditor.ResourceMarkerAnnotationModel;

/** The annotations of scripts: as in any file, but only problems with a fix have the light bulb. The generic editor would give it to every marker. */
public final class ScriptAnnotations implements IAnnotationModelFactory {
	@Override
	public IAnnotationModel createAnnotationModel(IPath location) {
		IFile file = FileBuffers.getWorkspaceFileAtLocation(location);
		return file == null ? new AnnotationModel() : new OfMarkers(file);
	}

	private static final class OfMarkers extends ResourceMarkerAnnotationModel {
		OfMarkers(IFile file) {
			super(file);
		}

		@Override
		protected MarkerAnnotation createMarkerAnnotation(IMarker marker) {
			MarkerAnnotation annotation = super.createMarkerAnnotation(marker);
			tell(annotation);
			return annotation;
		}

		@Override
		protected void modifyMarkerAnnotation(IMarker marker) {
			MarkerAnnotation annotation = getMarkerAnnotation(marker);
			if (annotation != null) {
				tell(annotation);
			}
			super.modifyMarkerAnnotation(marker);
		}

		private static void tell(MarkerAnnotation annotation) {
			if (MarkerUtilities.isMarkerType(annotation.getMarker(), ProblemMarkers.TYPE)) {
				annotation.setQuickFixable(ProblemMarkers.hasFix(annotation.getMarker()));
			}
		}
	}
}
