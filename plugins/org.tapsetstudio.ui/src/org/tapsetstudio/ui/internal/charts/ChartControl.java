package org.tapsetstudio.ui.internal.charts;

import java.text.DecimalFormat;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.IBarSeries;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ISeries;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;
import org.tapsetstudio.ui.internal.colour.Colours;
import org.tapsetstudio.ui.internal.colour.Palette;
import org.tapsetstudio.ui.internal.common.GraphicAccess;

/** A chart in the colours of the theme, and the same values as a table. */
final class ChartControl {
	private static final int LINE = 0x3A8FD0;
	private static final int BAR = 0xE08A3A;
	private static final String SERIES = "data"; //$NON-NLS-1$
	private static final double HEADROOM = 1.05;
	/** As many points can be told apart. */
	private static final int FEW = 60;
	/** As many words have room below a chart. */
	private static final int LABELS = 8;
	private static final String NUMBERS = "#,##0.######"; //$NON-NLS-1$

	private final Composite pages;
	private final SashForm halves;
	private Chart chart;
	private Palette palette;
	private final Table table;
	private final Label reason;
	private ChartData shown;

	ChartControl(Composite parent) {
		pages = new Composite(parent, SWT.NONE);
		pages.setLayout(new StackLayout());
		reason = new Label(pages, SWT.WRAP);
		halves = new SashForm(pages, SWT.HORIZONTAL);
		chart = createChart();
		table = new Table(halves, SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		for (int i = 0; i < 2; i++) {
			new TableColumn(table, SWT.RIGHT).setWidth(130);
		}
		halves.setWeights(70, 30);
		Colours.follow(pages, this::recolour);
	}

	private Chart createChart() {
		var made = new Chart(halves, SWT.NONE);
		made.getLegend().setVisible(false);
		made.addListener(SWT.Paint, e -> {
			if (shown != null && made == chart && !Colours.of(made).equals(palette)) {
				made.getDisplay().asyncExec(this::recolour); // the theme has changed
			}
		});
		GraphicAccess.install(made, () -> shown == null ? "" : shown.title(), Messages.Description, Messages.Description); //$NON-NLS-1$
		return made;
	}

	Composite control() {
		return pages;
	}

	boolean isTableShown() {
		return halves.getMaximizedControl() == null;
	}

	void showTable(boolean on) {
		halves.setMaximizedControl(on ? null : chart);
		fillTable();
	}

	void show(ChartData data) {
		boolean same = shown != null && shown.title().equals(data.title()) && shown.empty().isEmpty() && data.empty().isEmpty() && shown.isBars() == data.isBars();
		shown = data;
		reason.setText(data.empty());
		var layout = (StackLayout) pages.getLayout();
		layout.topControl = data.empty().isEmpty() ? halves : reason;
		pages.layout();
		if (data.empty().isEmpty()) {
			halves.setRedraw(false);
			try {
				fillChart(data, same);
			} finally {
				halves.setRedraw(true);
			}
			fillTable();
		}
	}

	private void fillChart(ChartData data, boolean same) {
		if (!same) {
			// SWTChart cannot turn lines into bars, or numbers into categories, without layouts of a chart that is neither
			boolean maximised = halves.getMaximizedControl() == chart;
			var old = chart;
			chart = createChart();
			chart.moveAbove(table);
			old.dispose();
			halves.setMaximizedControl(maximised ? chart : null);
		}
		var known = chart.getSeriesSet().getSeries(SERIES);
		ISeries<?> series = known != null ? known : chart.getSeriesSet().createSeries(data.isBars() ? ISeries.SeriesType.BAR : ISeries.SeriesType.LINE, SERIES);
		var x = chart.getAxisSet().getXAxis(0);
		series.setXSeries(data.x());
		series.setYSeries(data.y());
		if (data.isBars()) {
			x.setCategorySeries(withRoom(data.labels()));
			x.enableCategory(true);
		}
		recolour();
		chart.getTitle().setText(data.title());
		x.getTitle().setText(data.xTitle());
		var y = chart.getAxisSet().getYAxis(0);
		y.getTitle().setText(data.yTitle());
		x.getTick().setFormat(new DecimalFormat(NUMBERS));
		y.getTick().setFormat(Arrays.stream(data.y()).allMatch(value -> value == Math.rint(value)) ? new WholeNumbers() : new DecimalFormat(NUMBERS));
		x.setRange(data.isBars() ? new Range(0, Math.max(1, data.y().length - 1)) : range(data.x()[0], data.x()[data.x().length - 1]));
		y.setRange(range(Math.min(0, Arrays.stream(data.y()).min().orElse(0)), Arrays.stream(data.y()).max().orElse(1) * HEADROOM));
		halves.layout();
		chart.redraw();
	}

	/** Of many labels only some are written, at equal distances, so that they do not lie on each other; the table has them all. */
	private static String[] withRoom(List<String> labels) {
		int step = Math.ceilDiv(labels.size(), LABELS);
		return IntStream.range(0, labels.size()).mapToObj(i -> i % step == 0 ? labels.get(i) : "").toArray(String[]::new); //$NON-NLS-1$
	}

	/** A range has some length. */
	private static Range range(double from, double to) {
		return to > from ? new Range(from, to) : new Range(from - 0.5, from + 0.5);
	}

	/** Takes the colours of the theme that is on. */
	private void recolour() {
		if (chart.isDisposed() || shown == null) {
			return;
		}
		palette = Colours.of(chart);
		Color text = Palette.color(palette.text());
		Color back = Palette.color(palette.background());
		chart.setBackground(back);
		chart.getPlotArea().setBackground(back);
		chart.getTitle().setForeground(text);
		for (IAxis axis : chart.getAxisSet().getAxes()) {
			axis.getTitle().setForeground(text);
			axis.getTick().setForeground(text);
			axis.getGrid().setForeground(Palette.color(palette.grid()));
		}
		for (var series : chart.getSeriesSet().getSeries()) {
			if (series instanceof ILineSeries<?> line) {
				line.setSymbolType(shown.isConnected() && shown.x().length > FEW ? ILineSeries.PlotSymbolType.NONE : ILineSeries.PlotSymbolType.CIRCLE);
				line.setSymbolSize(shown.isConnected() || shown.x().length > FEW ? 2 : 4);
				line.setSymbolColor(Palette.color(LINE));
				line.setLineColor(Palette.color(LINE));
				line.setLineStyle(shown.isConnected() ? LineStyle.SOLID : LineStyle.NONE);
				line.setLineWidth(1);
			} else if (series instanceof IBarSeries<?> bars) {
				bars.setBarColor(Palette.color(BAR));
				bars.setBarPadding(10);
			}
		}
		chart.redraw();
	}

	private void fillTable() {
		if (shown == null || !isTableShown()) {
			return;
		}
		table.getColumn(0).setText(shown.xTitle());
		table.getColumn(1).setText(shown.yTitle());
		table.setRedraw(false);
		try {
			while (table.getItemCount() > shown.y().length) {
				table.getItem(table.getItemCount() - 1).dispose();
			}
			for (int i = 0; i < shown.y().length; i++) {
				var item = i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE);
				item.setText(new String[] { shown.isBars() ? shown.labels().get(i) : number(shown.x()[i]), number(shown.y()[i]) });
			}
		} finally {
			table.setRedraw(true);
		}
	}

	private static String number(double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.format("%,d", (long) value) : String.format("%,.6g", value); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
