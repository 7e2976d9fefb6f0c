package org.tapsetstudio.ui.internal.editor;

import java.util.List;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.ui.internal.Messages;

/** What the rules found. */
final class FindingsPage extends RecordingPage {
	private Label state;
	private TableViewer viewer;

	FindingsPage(RecordingEditor editor) {
		super(editor, "findings", Messages.PageFindings); //$NON-NLS-1$
	}

	@Override
	protected void createContent(FormToolkit toolkit, Composite body) {
		var inside = section(toolkit, body, Messages.PageFindings, 1, true);
		state = toolkit.createLabel(inside, Messages.FactReading);
		viewer = table(toolkit, inside);
		column(viewer, Messages.ColumnSeverity, 90, Finding.class, finding -> finding.severity().toString());
		column(viewer, Messages.ColumnFinding, 420, Finding.class, Finding::summary);
		column(viewer, Messages.ColumnAdvice, 520, Finding.class, Finding::advice);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
	}

	@Override
	protected void show(RecordingFacts facts) {
		state.setText(facts.findings().map(found -> found.isEmpty() ? Messages.NoFindings : Messages.FindingsNote).orElse(facts.pending()));
		viewer.setInput(facts.findings().orElse(List.of()));
	}
}
