package org.tapsetstudio.ui.internal.flame;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;

/** Draws a picture: one stretched image, then gaps, labels and the selection. Keeps the image until the picture changes. For the user interface's thread. */
final class FlamePainter {
	private static final PaletteData COLOURS = new PaletteData(0xFF0000, 0xFF00, 0xFF);
	private static final int MARGIN = 3;

	private final Display display;
	private FlamePicture imaged;
	private Image image;

	FlamePainter(Display display) {
		this.display = display;
	}

	void dispose() {
		if (image != null) {
			image.dispose();
			image = null;
		}
	}

	/**
	 * @param top pixels scrolled out at the top
	 * @param labels false while things move fast
	 */
	void paint(GC gc, FlamePicture picture, Rectangle area, int laneHeight, int top, int selected, boolean labels) {
		var palette = picture.request().palette();
		gc.setBackground(colour(palette.background()));
		gc.fillRectangle(area);
		if (picture.lanes() == 0) {
			return;
		}
		gc.setAntialias(SWT.OFF);
		gc.setInterpolation(SWT.NONE);
		int width = picture.request().width();
		gc.drawImage(image(picture), 0, 0, width, picture.lanes(), 0, -top, width, picture.lanes() * laneHeight);
		for (int lane = 1; lane <= picture.lanes(); lane++) {
			gc.fillRectangle(0, lane * laneHeight - 1 - top, area.width, 1);
		}
		if (labels) {
			paintLabels(gc, picture, area, laneHeight, top);
		}
		paintSelection(gc, picture, laneHeight, top, selected);
	}

	private void paintLabels(GC gc, FlamePicture picture, Rectangle area, int laneHeight, int top) {
		int down = (laneHeight - 1 - gc.getFontMetrics().getHeight()) / 2;
		double letter = gc.getFontMetrics().getAverageCharacterWidth();
		for (var box : picture.labels()) {
			int y = box.lane() * laneHeight - top;
			if (y + laneHeight > 0 && y < area.height) {
				gc.setForeground(colour(picture.request().palette().textOn(box.colour())));
				gc.drawString(shorten(gc, picture.request().tree().frame(box.node()).function(), box.width() - 2 * MARGIN, letter), box.left() + MARGIN, y + down, true);
			}
		}
	}

	private static String shorten(GC gc, String text, int room, double letter) {
		int fits = (int) (room / letter);
		if (text.length() <= fits * 2 / 3 || text.length() <= fits && gc.stringExtent(text).x <= room) {
			return text;
		}
		int end = Math.min(text.length(), fits);
		while (end > 1 && gc.stringExtent(text.substring(0, end) + '\u2026').x > room) {
			end--;
		}
		return end < 2 ? "" : text.substring(0, end) + '\u2026'; //$NON-NLS-1$
	}

	private void paintSelection(GC gc, FlamePicture picture, int laneHeight, int top, int selected) {
		var tree = picture.request().tree();
		var extent = selected <= 0 || selected >= tree.size() ? null : picture.extent(selected);
		if (extent != null) {
			gc.setForeground(colour(picture.request().palette().selection()));
			gc.setLineWidth(2);
			int y = (tree.depth(selected) - 1) * laneHeight - top;
			gc.drawRectangle(extent[0] + 1, y + 1, Math.max(1, extent[1] - extent[0] - 2), laneHeight - 3);
		}
	}

	private Image image(FlamePicture picture) {
		if (picture != imaged || image == null) {
			dispose();
			var data = new ImageData(picture.request().width(), picture.lanes(), 24, COLOURS);
			for (int lane = 0; lane < picture.lanes(); lane++) {
				data.setPixels(0, lane, picture.request().width(), picture.pixels(), lane * picture.request().width());
			}
			image = new Image(display, data);
			imaged = picture;
		}
		return image;
	}

	private static Color colour(int rgb) {
		return new Color(new RGB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255));
	}
}
