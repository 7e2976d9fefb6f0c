package org.tapsetstudio.ui.internal.picture;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/**
 * Draws rows of pixels stretched, as images and not box by box, so that it costs what the screen costs and not what the boxes cost. Keeps the images until there are other pixels. SWT on GTK copies an image whenever it
 * draws it: so there are several, of some rows each, which are copied where they are seen only, and the copies are small (see {@link PixelRows}).
 * For the user interface's thread; disposed with its control.
 */
public final class ScaledImage {
	private static final PaletteData COLOURS = new PaletteData(0xFF0000, 0xFF00, 0xFF);
	/** Of four bytes each in an image. */
	private static final int PIXELS = 1 << 15;

	private final Control control;
	private final List<Image> bands = new ArrayList<>();
	private PixelRows imaged;
	private int bandRows;

	public ScaledImage(Control control) {
		this.control = control;
		control.addDisposeListener(e -> dispose());
	}

	/** Draws all rows into a rectangle. */
	public void draw(GC gc, PixelRows rows, Rectangle to) {
		if (rows.height() == 0 || rows.width() == 0 || to.width <= 0 || to.height <= 0) {
			return;
		}
		if (rows != imaged) {
			dispose();
			bandRows = Math.max(1, PIXELS / rows.width());
			for (int first = 0; first < rows.height(); first += bandRows) {
				bands.add(image(rows, first, Math.min(bandRows, rows.height() - first)));
			}
			imaged = rows;
		}
		gc.setAntialias(SWT.OFF);
		gc.setInterpolation(SWT.NONE);
		var seen = gc.getClipping();
		for (int band = 0; band < bands.size(); band++) {
			int first = band * bandRows;
			int count = Math.min(bandRows, rows.height() - first);
			int top = y(to, rows, first);
			int height = y(to, rows, first + count) - top;
			if (height > 0 && seen.intersects(to.x, top, to.width, height)) {
				gc.drawImage(bands.get(band), 0, 0, rows.width(), count, to.x, top, to.width, height);
			}
		}
	}

	private static int y(Rectangle to, PixelRows rows, int row) {
		return to.y + (int) ((long) to.height * row / rows.height());
	}

	private Image image(PixelRows rows, int first, int count) {
		var data = new ImageData(rows.width(), count, 24, COLOURS);
		for (int row = 0; row < count; row++) {
			data.setPixels(0, row, rows.width(), rows.rows()[first + row], 0);
		}
		return new Image(control.getDisplay(), data);
	}

	private void dispose() {
		bands.forEach(Image::dispose);
		bands.clear();
		imaged = null;
	}
}
