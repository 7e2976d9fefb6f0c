package org.tapsetstudio.ui.internal.timeline;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.ui.internal.colour.Palette;
import org.tapsetstudio.ui.internal.picture.BoxText;
import org.tapsetstudio.ui.internal.picture.PixelRows;
import org.tapsetstudio.ui.internal.picture.ScaledImage;

/** Draws a timeline. While a newer picture is computed the last one is drawn where it belongs, so that moves are seen at once. For the user interface's thread. */
final class TimelinePainter {
	private static final int MARGIN = 4;

	private final ScaledImage lanes;
	private final ScaledImage overview;

	TimelinePainter(Control control) {
		lanes = new ScaledImage(control);
		overview = new ScaledImage(control);
	}

	/** @param names how many boxes get theirs, the widest first */
	void paint(GC gc, TimelineModel model, TimelineArea area, Palette palette, TimelinePicture picture, PixelRows small, int names) {
		gc.setBackground(Palette.color(palette.background()));
		gc.fillRectangle(0, 0, area.width(), area.height());
		if (picture != null) {
			paintLanes(gc, model, area, palette, picture, names);
		}
		paintTime(gc, model, area, palette);
		paintNames(gc, model, area, palette);
		paintAxis(gc, model, area, palette);
		paintOverview(gc, model, area, palette, small);
		TimelineBookmarks.paint(gc, model, area, palette);
	}

	private void paintLanes(GC gc, TimelineModel model, TimelineArea area, Palette palette, TimelinePicture picture, int names) {
		var at = area.lanes();
		gc.setClipping(at);
		var shown = picture.request();
		int first = shown.first() - model.top();
		double scale = (double) shown.window().length() / model.window().length() * at.width / shown.width();
		scale = Math.abs(scale - 1) * shown.width() < 1 ? 1 : scale;
		int left = at.x + (int) Math.round(model.window().pixel(shown.window().from(), at.width));
		lanes.draw(gc, picture.image(), new Rectangle(left, at.y + first * area.lane(), (int) Math.round(shown.width() * scale), shown.count() * area.lane()));
		for (int lane = 1; lane <= area.visibleLanes(); lane++) {
			gc.fillRectangle(at.x, at.y + lane * area.lane() - 1, at.width, 1);
		}
		gc.setForeground(Palette.color(palette.grid()));
		for (var tick : TimelineAxis.ticks(model.window(), at.width)) {
			int x = at.x + (int) model.window().pixel(tick.nanos(), at.width);
			gc.drawLine(x, at.y, x, at.y + at.height);
		}
		paintLabels(gc, area, palette, picture, left, scale, first, names);
		paintSelection(gc, model, area, palette);
		gc.setClipping((Rectangle) null);
	}

	/** Names in the boxes that are seen, also in those of a picture that is drawn larger or smaller than it is. */
	private static void paintLabels(GC gc, TimelineArea area, Palette palette, TimelinePicture picture, int origin, double scale, int first, int most) {
		var at = area.lanes();
		int drawn = 0;
		for (var label : picture.labels()) {
			int left = Math.max(at.x, origin + (int) (label.left() * scale));
			int right = Math.min(at.x + at.width, origin + (int) (label.right() * scale));
			int lane = first + label.lane();
			if (label.width() * scale < BoxText.NARROWEST || drawn == most) {
				return;
			}
			if (right - left >= BoxText.NARROWEST && lane >= 0 && lane < area.visibleLanes()) {
				gc.setForeground(Palette.color(palette.textOn(label.colour())));
				BoxText.draw(gc, label.text(), left, right, at.y + lane * area.lane(), area.lane());
				drawn++;
			}
		}
	}

	private static void paintSelection(GC gc, TimelineModel model, TimelineArea area, Palette palette) {
		var selected = model.selection();
		int row = selected == null ? -1 : selected.row(model.places());
		if (row >= 0) {
			var at = area.lanes();
			int left = (int) Math.clamp(model.window().pixel(selected.time().from(), at.width), -10.0, at.width + 10.0);
			int right = (int) Math.clamp(model.window().pixel(selected.time().to(), at.width), -10.0, at.width + 10.0);
			gc.setForeground(Palette.color(palette.selection()));
			gc.setLineWidth(2);
			gc.drawRectangle(at.x + left, at.y + (row - model.top()) * area.lane() + 1, Math.max(3, right - left - 1), area.lane() - 3);
			gc.setLineWidth(1);
		}
	}

	/** The time that is selected for all views stays clear, the rest is dimmed. */
	private static void paintTime(GC gc, TimelineModel model, TimelineArea area, Palette palette) {
		var time = model.scope().window();
		if (time.isEmpty()) {
			return;
		}
		var at = area.lanes();
		var edges = edges(model.window(), time.get(), at);
		gc.setAlpha(110);
		gc.fillRectangle(at.x, at.y, edges[0] - at.x, at.height);
		gc.fillRectangle(edges[1], at.y, at.x + at.width - edges[1], at.height);
		gc.setAlpha(255);
		gc.setForeground(Palette.color(palette.selection()));
		gc.drawLine(edges[0], area.axis().y, edges[0], area.height());
		gc.drawLine(edges[1], area.axis().y, edges[1], area.height());
	}

	static int[] edges(TimeRange window, TimeRange time, Rectangle at) {
		int left = (int) Math.clamp(window.pixel(time.from(), at.width), 0.0, at.width);
		int right = (int) Math.clamp(window.pixel(time.to(), at.width), 0.0, at.width);
		return new int[] { at.x + left, at.x + Math.max(right, Math.min(at.width, left + 1)) };
	}

	private static void paintNames(GC gc, TimelineModel model, TimelineArea area, Palette palette) {
		var at = area.lanes();
		gc.setBackground(Palette.color(palette.background()));
		gc.fillRectangle(0, at.y, area.names(), at.height);
		gc.setForeground(Palette.color(palette.text()));
		for (var place : model.places()) {
			int y = at.y + (place.first() - model.top()) * area.lane();
			int end = y + place.rows() * area.lane();
			if (end > at.y && y < area.height()) {
				gc.setForeground(Palette.color(palette.grid()));
				gc.drawLine(0, end - 1, area.width(), end - 1);
				gc.setForeground(Palette.color(palette.text()));
				var name = (place.collapsed() ? "\u25b8 " : "\u25be ") + TimelineText.thread(place.lane()); //$NON-NLS-1$ //$NON-NLS-2$
				gc.drawString(BoxText.shorten(gc, name, area.names() - 2 * MARGIN), MARGIN, Math.max(y, at.y) + 1, true);
			}
		}
	}

	private static void paintAxis(GC gc, TimelineModel model, TimelineArea area, Palette palette) {
		var at = area.axis();
		gc.setBackground(Palette.color(palette.background()));
		gc.fillRectangle(0, at.y, area.width(), at.height);
		gc.setClipping(at);
		for (var tick : TimelineAxis.ticks(model.window(), at.width)) {
			int x = at.x + (int) model.window().pixel(tick.nanos(), at.width);
			gc.setForeground(Palette.color(palette.grid()));
			gc.drawLine(x, at.y, x, at.y + at.height);
			gc.setForeground(Palette.color(palette.text()));
			gc.drawString(tick.text(), x + 3, at.y + 1, true);
		}
		gc.setClipping((Rectangle) null);
		gc.setForeground(Palette.color(palette.text()));
		gc.drawLine(0, at.y + at.height - 1, area.width(), at.y + at.height - 1);
	}

	private void paintOverview(GC gc, TimelineModel model, TimelineArea area, Palette palette, PixelRows small) {
		var at = area.overview();
		gc.setBackground(Palette.color(palette.background()));
		gc.fillRectangle(0, 0, area.width(), at.height);
		if (small != null) {
			overview.draw(gc, small, at);
		}
		var edges = edges(model.whole(), model.window(), at);
		gc.setAlpha(150);
		gc.fillRectangle(at.x, 0, edges[0] - at.x, at.height);
		gc.fillRectangle(edges[1], 0, at.x + at.width - edges[1], at.height);
		gc.setAlpha(255);
		gc.setForeground(Palette.color(palette.selection()));
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.drawRectangle(edges[0], 0, Math.max(1, edges[1] - edges[0] - 1), at.height - 1);
		gc.setForeground(Palette.color(palette.text()));
		gc.drawString(BoxText.shorten(gc, Messages.Overview, area.names() - 2 * MARGIN), MARGIN, (at.height - gc.getFontMetrics().getHeight()) / 2, true);
	}
}
