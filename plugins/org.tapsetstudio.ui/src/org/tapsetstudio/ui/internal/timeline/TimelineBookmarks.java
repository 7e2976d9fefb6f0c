package org.tapsetstudio.ui.internal.timeline;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.tapsetstudio.ui.internal.colour.Palette;
import org.tapsetstudio.ui.internal.data.Bookmark;
import org.tapsetstudio.ui.internal.picture.BoxText;

/** Bookmarks in a timeline: a flag with the note on the axis, a bar over the time that is meant. They never cover calls. */
final class TimelineBookmarks {
	private static final int BAR = 3;
	private static final int WIDEST = 160;

	private TimelineBookmarks() {
	}

	static void paint(GC gc, TimelineModel model, TimelineArea area, Palette palette) {
		if (model.source() == null) {
			return;
		}
		gc.setClipping(new Rectangle(area.names(), 0, area.lanesWidth(), area.height()));
		for (var mark : model.source().bookmarks()) {
			var edges = TimelinePainter.edges(model.window(), mark.time(), area.axis());
			if (mark.time().touches(model.window().from(), model.window().to())) {
				int y = area.lanes().y - BAR;
				gc.setBackground(Palette.color(palette.match()));
				gc.setForeground(Palette.color(palette.textOn(palette.match())));
				gc.fillRectangle(edges[0], y, Math.max(2, edges[1] - edges[0]), BAR);
				var note = BoxText.shorten(gc, mark.note(), WIDEST);
				gc.fillRectangle(edges[0], area.axis().y, gc.stringExtent(note).x + 6, area.axis().height - BAR);
				gc.drawString(note, edges[0] + 3, area.axis().y, true);
			}
			var small = TimelinePainter.edges(model.whole(), mark.time(), area.overview());
			gc.setBackground(Palette.color(palette.match()));
			gc.fillRectangle(small[0], 0, Math.max(2, small[1] - small[0]), BAR);
		}
		gc.setClipping((Rectangle) null);
	}

	/** The bookmark whose flag or bar is at a place of the axis, or null. */
	static Bookmark at(TimelineModel model, TimelineArea area, int x, int y) {
		if (model.source() == null || !area.axis().contains(x, y)) {
			return null;
		}
		for (var mark : model.source().bookmarks()) {
			var edges = TimelinePainter.edges(model.window(), mark.time(), area.axis());
			if (mark.time().touches(model.window().from(), model.window().to()) && x >= edges[0] && x <= Math.max(edges[1], edges[0] + 20)) {
				return mark;
			}
		}
		return null;
	}
}
