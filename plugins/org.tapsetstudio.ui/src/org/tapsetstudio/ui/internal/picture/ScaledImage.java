package org.tapsetstudio.ui.internal.picture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/**
 * Draws rows of pixels stretched: one image, drawn at once, so that it costs what the screen costs and not what the boxes cost. Keeps the image until there are other pixels.
 * For the user interface's thread; disposed with its control.
 */
public final class ScaledImage {
	private static final PaletteData COLOURS = new PaletteData(0xFF0000, 0xFF00, 0xFF);

	private final Control control;
	private PixelRows imaged;
	private Image image;

	public ScaledImage(Control control) {
		this.control = control;
		control.addDisposeListener(e -> dispose());
	}

	/** Draws all rows into a rectangle. */
	public void draw(GC gc, PixelRows rows, Rectangle to) {
		if (rows.rows() > 0 && rows.width() > 0 && to.width > 0 && to.height > 0) {
			gc.setAntialias(SWT.OFF);
			gc.setInterpolation(SWT.NONE);
			gc.drawImage(image(rows), 0, 0, rows.width(), rows.rows(), to.x, to.y, to.width, to.height);
		}
	}

	private Image image(PixelRows rows) {
		if (rows != imaged) {
			dispose();
			var data = new ImageData(rows.width(), rows.rows(), 24, COLOURS);
			for (int row = 0; row < rows.rows(); row++) {
				data.setPixels(0, row, rows.width(), rows.pixels(), row * rows.width());
			}
			image = new Image(control.getDisplay(), data);
			imaged = rows;
		}
		return image;
	}

	private void dispose() {
		if (image != null) {
			image.dispose();
			image = null;
			imaged = null;
		}
	}
}
