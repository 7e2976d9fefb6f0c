package org.tapsetstudio.dsl.ui.markers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.tapsetstudio.dsl.ide.markers.MarkerNode;
import org.tapsetstudio.dsl.ui.live.MarkerHits;
import org.tapsetstudio.dsl.ui.live.MarkerHits.Hits;

/** The column that tells how often markers were hit in the recording that is shown, a few times a second while it grows. For the user interface's thread. */
final class LiveHits {
	private static final int PERIOD = 250;
	private static final int WIDTH = 130;

	private final ServiceTracker<MarkerHits, MarkerHits> services = new ServiceTracker<>(FrameworkUtil.getBundle(LiveHits.class).getBundleContext(), MarkerHits.class, null);
	private final AtomicBoolean pending = new AtomicBoolean();
	private final MarkerHits.Listener listener = this::changed;
	private final TreeViewer viewer;
	private final Display display;
	private final Runnable updated;
	private MarkerHits heard;
	private List<MarkerNode> markers = List.of();

	/** @param updated called after new numbers have come */
	LiveHits(TreeViewer viewer, Runnable updated) {
		this.viewer = viewer;
		display = viewer.getControl().getDisplay();
		this.updated = updated;
		var column = new TreeViewerColumn(viewer, SWT.RIGHT, 1);
		column.getColumn().setText(Messages.Column_hits);
		column.getColumn().setWidth(WIDTH);
		column.setLabelProvider(ColumnLabelProvider.createTextProvider(element -> text((MarkerNode) element)));
		services.open();
		heard = services.getService();
		if (heard != null) {
			heard.addListener(listener);
		}
	}

	void dispose() {
		if (heard != null) {
			heard.removeListener(listener);
		}
		services.close();
	}

	/** Who knows numbers, if anybody. */
	Optional<MarkerHits> source() {
		return Optional.ofNullable(heard);
	}

	/** Takes the lines that are shown. */
	void show(List<MarkerNode> nodes) {
		var found = new ArrayList<MarkerNode>();
		collect(nodes, found);
		markers = found;
	}

	private static void collect(List<MarkerNode> nodes, List<MarkerNode> found) {
		for (var node : nodes) {
			if (node.id() != null) {
				found.add(node);
			} else {
				collect(node.children(), found);
			}
		}
	}

	Optional<Hits> of(MarkerNode node) {
		return node.id() == null ? Optional.empty() : source().flatMap(hits -> hits.of(node.id().file(), node.id().provider(), node.id().name()));
	}

	private String text(MarkerNode node) {
		return of(node).map(LiveHits::text).orElse(""); //$NON-NLS-1$
	}

	private static String text(Hits hits) {
		var count = String.format("%,d", hits.count()); //$NON-NLS-1$
		if (hits.on().isEmpty()) {
			return count;
		}
		return hits.on().get() ? NLS.bind(Messages.Hits_rate, count, String.format("%,d", hits.perSecond())) : NLS.bind(Messages.Hits_off, count); //$NON-NLS-1$
	}

	/** Any thread. */
	private void changed() {
		if (!display.isDisposed() && pending.compareAndSet(false, true)) {
			display.asyncExec(() -> display.timerExec(PERIOD, this::update));
		}
	}

	private void update() {
		pending.set(false);
		if (!viewer.getControl().isDisposed()) {
			viewer.update(markers.stream().filter(node -> of(node).isPresent()).toArray(), null);
			updated.run();
		}
	}
}
