package org.tapsetstudio.ui.internal.flame;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.tapsetstudio.ui.internal.colour.Palette;
import org.tapsetstudio.ui.internal.picture.BoxText;
import org.tapsetstudio.ui.internal.picture.ScaledImage;

/** Draws a picture: one stretched image, then gaps, labels and the selection. For the user interface's thread. */
final class FlamePainter {
	private final ScaledImage image;

	FlamePainter(Control control) {
		image = new ScaledImage(control);
	}

	/** @param top where the first lane is: below 0 when it is scrolled out */
	void paint(GC gc, FlamePicture picture, Rectangle area, int laneHeight, int top, int selected) {
		var palette = picture.request().look().palette();
		gc.setBackground(Palette.color(palette.background()));
		gc.fillRectangle(area);
		image.draw(gc, picture.image(), new Rectangle(0, top, picture.image().width(), picture.lanes() * laneHeight));
		for (int lane = 1; lane <= picture.lanes(); lane++) {
			gc.fillRectangle(0, top + lane * laneHeight - 1, area.width, 1);
		}
		for (var box : picture.labels()) {
			int y = top + box.lane() * laneHeight;
			if (y + laneHeight > 0 && y < area.height) {
				gc.setForeground(Palette.color(palette.textOn(box.colour())));
				BoxText.draw(gc, picture.request().tree().frame(box.node()).function(), box.left(), box.right(), y, laneHeight);
			}
		}
		paintSelection(gc, picture, laneHeight, top, selected);
	}

	private static void paintSelection(GC gc, FlamePicture picture, int laneHeight, int top, int selected) {
		var extent = selected <= 0 || selected >= picture.request().tree().size() ? null : picture.extent(selected);
		if (extent != null) {
			gc.setForeground(Palette.color(picture.request().look().palette().selection()));
			gc.setLineWidth(2);
			gc.drawRectangle(extent[0] + 1, top + picture.laneOf(selected) * laneHeight + 1, Math.max(1, extent[1] - extent[0] - 2), laneHeight - 3);
		}
	}
}
