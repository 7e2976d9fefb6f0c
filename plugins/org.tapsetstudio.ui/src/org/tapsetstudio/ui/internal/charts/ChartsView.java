package org.tapsetstudio.ui.internal.charts;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IMemento;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.ui.internal.common.Menus;
import org.tapsetstudio.ui.internal.common.Newest;
import org.tapsetstudio.ui.internal.common.RecordingView;
import org.tapsetstudio.ui.internal.data.CallNode;
import org.tapsetstudio.ui.internal.data.FrameLabel;
import org.tapsetstudio.ui.internal.data.RecordingSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;

/** Rates, distributions, pauses, histograms and series of the recording, in the time that is selected. */
public final class ChartsView extends RecordingView {
	private static final String KIND = "kind"; //$NON-NLS-1$
	private static final String TABLE = "table"; //$NON-NLS-1$

	private final Newest<ChartKind, ChartData> charts = new Newest<>("chart", (kind, progress) -> kind.maker().make(progress), this::take); //$NON-NLS-1$
	private List<ChartKind> kinds = List.of();
	private String wanted = ""; //$NON-NLS-1$
	private FrameLabel function;
	private Combo names;
	private ChartControl chart;

	@Override
	public void saveState(IMemento saved) {
		saved.putString(KIND, wanted);
		saved.putBoolean(TABLE, chart.isTableShown());
	}

	@Override
	protected Control createContent(Composite parent) {
		wanted = memento().text(KIND);
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 2).applyTo(page);
		new Label(page, SWT.NONE).setText(Messages.Kind);
		names = new Combo(page, SWT.READ_ONLY | SWT.DROP_DOWN);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(names);
		names.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
			wanted = kinds.get(names.getSelectionIndex()).id();
			ask();
		}));
		chart = new ChartControl(page);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(chart.control());
		chart.showTable(memento().flag(TABLE));
		getViewSite().getActionBars().getMenuManager().add(Menus.check(Messages.ShowTable, chart.isTableShown(), chart::showTable));
		return page;
	}

	@Override
	public void dispose() {
		charts.cancel();
		super.dispose();
	}

	@Override
	public void setFocus() {
		super.setFocus();
		if (names.isVisible()) {
			names.setFocus();
		}
	}

	@Override
	protected void show(RecordingSource source, RecordingSnapshot data, boolean another) {
		if (another) {
			function = null;
		}
		if (source == null || !hasData(data)) {
			return;
		}
		var window = data.scope().window().orElse(new TimeRange(0, Math.max(1, data.facts().duration())));
		kinds = new ArrayList<>(new CallCharts(source, window, function).kinds());
		kinds.addAll(ScriptCharts.of(source));
		var titles = kinds.stream().map(ChartKind::title).toArray(String[]::new);
		if (!List.of(names.getItems()).equals(List.of(titles))) {
			names.setItems(titles);
		}
		ask();
	}

	@Override
	protected void reveal(CallNode node) {
		function = node.frame();
		show(source(), snapshot(), false);
	}

	@Override
	protected boolean hasData(RecordingSnapshot data) {
		return source() != null && (data.facts().duration() > 0 || !source().results().isEmpty());
	}

	@Override
	protected String needs() {
		return Messages.Needs;
	}

	private void ask() {
		int index = 0;
		for (int i = 0; i < kinds.size(); i++) {
			index = kinds.get(i).id().equals(wanted) ? i : index;
		}
		if (names.getSelectionIndex() != index) {
			names.select(index);
		}
		charts.ask(kinds.get(index));
	}

	private void take(ChartData data) {
		if (!chart.control().isDisposed()) {
			chart.show(data);
		}
	}
}
