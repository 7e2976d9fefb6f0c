package org.tapsetstudio.ui.internal.editor;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.tapsetstudio.model.recording.Marker;
import org.tapsetstudio.ui.internal.Messages;

/** Which markers were armed, which not and why, and the script that asked for them. */
final class ProbesPage extends RecordingPage {
	private TableViewer markers;
	private Text script;

	ProbesPage(RecordingEditor editor) {
		super(editor, "probes", Messages.PageProbes); //$NON-NLS-1$
	}

	@Override
	protected void createContent(FormToolkit toolkit, Composite body) {
		markers = table(toolkit, section(toolkit, body, Messages.SectionMarkers, 1, true));
		column(markers, Messages.ColumnProvider, 110, Marker.class, marker -> text(marker.getProvider()));
		column(markers, Messages.ColumnName, 190, Marker.class, marker -> text(marker.getName()));
		column(markers, Messages.ColumnArmed, 110, Marker.class, marker -> text(marker.getArmedBy()));
		column(markers, Messages.ColumnReason, 220, Marker.class, marker -> text(marker.getReason()));
		column(markers, Messages.ColumnBinary, 300, Marker.class, marker -> marker.getBinary() == null ? "" : text(marker.getBinary().getPath())); //$NON-NLS-1$
		markers.setContentProvider(ArrayContentProvider.getInstance());
		script = words(toolkit, section(toolkit, body, Messages.SectionScript, 1, true), SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
		script.setFont(JFaceResources.getTextFont());
		GridDataFactory.fillDefaults().grab(true, true).hint(120, 100).applyTo(script);
	}

	@Override
	protected void show(RecordingFacts facts) {
		markers.setInput(facts.model().getMarkers());
		script.setText(text(facts.model().getScript()));
	}
}
