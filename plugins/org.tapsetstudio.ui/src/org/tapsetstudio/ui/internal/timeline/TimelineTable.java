package org.tapsetstudio.ui.internal.timeline;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.ui.internal.common.Newest;
import org.tapsetstudio.ui.internal.common.Quantities;

/** The calls that a timeline shows, as a table: the longest, the shortest or the first of those in the window and of the search. */
final class TimelineTable {
	/** Which calls come first. */
	private enum Order {
		FIRST, LONGEST, SHORTEST
	}

	private record Ask(TimelineSearch search, Order order) {
		Rows find(Progress progress) {
			var lanes = search.rows().places().stream().map(TimelineRows.Place::lane).toList();
			var hits = switch (order) {
			case FIRST -> search.spans().first(lanes, MAXIMUM, progress);
			case LONGEST -> search.spans().longest(lanes, MAXIMUM, progress);
			case SHORTEST -> search.spans().shortest(lanes, MAXIMUM, progress);
			};
			return progress.isCancelled() ? null : new Rows(search.rows(), hits);
		}
	}

	private record Rows(TimelineRows rows, List<SpanSearch.Hit> hits) {
	}

	private static final int MAXIMUM = 500;
	private static final int START = 0;
	private static final int DURATION = 1;

	private final Table table;
	private final Newest<Ask, Rows> rows = new Newest<>("timeline table", Ask::find, this::show); //$NON-NLS-1$
	private Order order = Order.FIRST;
	private TimelineSearch asked;
	private Rows shown = new Rows(null, List.of());

	TimelineTable(Composite parent, Consumer<TimelineMove> go) {
		table = new Table(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		table.setHeaderVisible(true);
		column(Messages.ColumnStart, SWT.RIGHT, 90, () -> order(Order.FIRST));
		column(Messages.ColumnDuration, SWT.RIGHT, 90, () -> order(order == Order.LONGEST ? Order.SHORTEST : Order.LONGEST));
		column(Messages.ColumnFunction, SWT.LEFT, 200, null);
		column(Messages.ColumnPlace, SWT.LEFT, 200, null);
		column(Messages.ColumnThread, SWT.LEFT, 130, null);
		column(Messages.ColumnDepth, SWT.RIGHT, 60, null);
		column(Messages.ColumnNotes, SWT.LEFT, 200, null);
		table.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
			int index = table.getSelectionIndex();
			if (index >= 0 && index < shown.hits.size()) {
				var hit = shown.hits.get(index);
				go.accept((all, from, progress) -> TimelineMove.stop(all, hit));
			}
		}));
		table.addDisposeListener(e -> rows.cancel());
		showOrder();
	}

	Table control() {
		return table;
	}

	/** Shows the calls of a search; not while the table is hidden. */
	void ask(TimelineSearch search) {
		asked = search;
		if (table.isVisible()) {
			rows.ask(new Ask(search, order));
		}
	}

	private void column(String title, int alignment, int width, Runnable sort) {
		var column = new TableColumn(table, alignment);
		column.setText(title);
		column.setWidth(width);
		column.setMoveable(true);
		if (sort != null) {
			column.addListener(SWT.Selection, e -> sort.run());
		}
	}

	private void order(Order wanted) {
		order = wanted;
		showOrder();
		if (asked != null) {
			ask(asked);
		}
	}

	private void showOrder() {
		table.setSortColumn(table.getColumn(order == Order.FIRST ? START : DURATION));
		table.setSortDirection(order == Order.LONGEST ? SWT.DOWN : SWT.UP);
	}

	private void show(Rows found) {
		if (table.isDisposed()) {
			return;
		}
		shown = found;
		table.setRedraw(false);
		try {
			while (table.getItemCount() > found.hits.size()) {
				table.getItem(table.getItemCount() - 1).dispose();
			}
			for (int i = 0; i < found.hits.size(); i++) {
				fill(i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE), found.rows, found.hits.get(i));
			}
		} finally {
			table.setRedraw(true);
		}
		table.setToolTipText(found.hits.size() == MAXIMUM ? NLS.bind(Messages.TableLimit, MAXIMUM) : null);
	}

	private static void fill(TableItem item, TimelineRows rows, SpanSearch.Hit hit) {
		var time = rows.time(hit.span());
		var function = rows.function(hit.span().function());
		item.setText(new String[] { Quantities.duration(time.from()), hit.span().isInstant() ? "" : Quantities.duration(time.length()), function.name(), //$NON-NLS-1$
				function.line() > 0 ? function.file() + ':' + function.line() : function.file(), TimelineText.thread(hit.lane()),
				Quantities.count(hit.span().depth()), TimelineText.notes(hit.span()) });
	}
}
