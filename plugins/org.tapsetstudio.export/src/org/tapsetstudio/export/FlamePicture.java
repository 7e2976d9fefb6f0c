package org.tapsetstudio.export;

import java.io.IOException;
import java.util.Locale;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.FlameLayout;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.pairing.Function;

/** Draws a flame graph, callers above callees. */
public final class FlamePicture {
	private static final int WIDTH = 1200;
	private static final int MARGIN = 10;
	private static final int TOP = 50;
	private static final double NARROWEST = 0.2;

	private FlamePicture() {
	}

	/**
	 * @param weight what makes a box wide; falls back to calls where nothing took time
	 */
	public static void draw(CallTree tree, FlameLayout.Weight weight, String title, Picture picture) throws IOException {
		FlameLayout.Weight by = tree.total(CallTree.ROOT) == 0 ? FlameLayout.Weight.CALLS : weight;
		long minimum = by == FlameLayout.Weight.TIME ? (long) (tree.total(CallTree.ROOT) * NARROWEST / (WIDTH - 2 * MARGIN)) : 1;
		FlameLayout layout = FlameLayout.of(tree, CallTree.ROOT, by, FlameLayout.Order.NAME, minimum, Progress.NONE);
		picture.begin(WIDTH, TOP + Math.max(1, layout.rows()) * Picture.ROW + MARGIN, title);
		picture.text(MARGIN, 22, Picture.Style.TITLE, title);
		picture.text(MARGIN, 40, Picture.Style.NOTE, layout.size() == 0 ? "No calls were recorded: a flame graph needs markers that tell entry and return."
				: "width: " + (by == FlameLayout.Weight.TIME ? "time, " + Durations.format(layout.weight()) : layout.weight() + " calls") + "; rows: callers above callees");
		double scale = layout.weight() == 0 ? 0 : (double) (WIDTH - 2 * MARGIN) / layout.weight();
		for (int row = 0; row < layout.rows(); row++) {
			for (int box = layout.rowStart(row); box < layout.rowStart(row + 1); box++) {
				box(picture, layout, box, row, scale);
			}
		}
		picture.end();
	}

	private static void box(Picture picture, FlameLayout layout, int box, int row, double scale) throws IOException {
		CallTree tree = layout.tree();
		int node = layout.node(box);
		Function function = tree.function(node);
		double width = (layout.end(box) - layout.start(box)) * scale;
		if (width < NARROWEST) {
			return;
		}
		String tooltip = String.format(Locale.ROOT, "%s\n%s total, %s self, %,d call%s, %.1f %%", Labels.node(tree, node), Durations.format(tree.total(node)),
				Durations.format(tree.self(node)), tree.calls(node), tree.calls(node) == 1 ? "" : "s", 100.0 * (layout.end(box) - layout.start(box)) / layout.weight());
		picture.box(MARGIN + layout.start(box) * scale, TOP + row * Picture.ROW, width, Picture.color(tree.label(node), function == null || function.isInvented()),
				Labels.clean(tree.label(node)), tooltip);
	}
}
