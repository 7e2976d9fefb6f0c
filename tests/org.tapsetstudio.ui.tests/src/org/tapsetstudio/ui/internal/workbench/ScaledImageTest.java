package org.tapsetstudio.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.robot.Ui;
import org.tapsetstudio.ui.internal.picture.PixelRows;
import org.tapsetstudio.ui.internal.picture.ScaledImage;

/** Rows of pixels come where they belong, however many there are. */
class ScaledImageTest {
	private static final int WIDTH = 700;
	private static final int ROWS = 201;

	@Test
	void everyRowIsWhereItBelongs() {
		var rows = new int[ROWS][WIDTH];
		for (int y = 0; y < ROWS; y++) {
			for (int x = 0; x < WIDTH; x++) {
				rows[y][x] = colour(x, y);
			}
		}
		Ui.run(() -> {
			var shell = new Shell();
			var screen = new Image(Display.getCurrent(), WIDTH + 20, 3 * ROWS);
			var gc = new GC(screen);
			new ScaledImage(shell).draw(gc, new PixelRows(WIDTH, rows), new Rectangle(5, -60, WIDTH, 3 * ROWS));
			gc.dispose();
			var drawn = screen.getImageData();
			for (int y = 20; y < ROWS; y++) {
				for (int below = 0; below < 3; below++) {
					for (int x : new int[] { 0, 1, WIDTH / 2, WIDTH - 1 }) {
						assertEquals(colour(x, y), rgb(drawn, 5 + x, 3 * y - 60 + below), x + " in row " + y);
					}
				}
			}
			screen.dispose();
			shell.dispose();
		});
	}

	private static int colour(int x, int y) {
		return y << 16 | x / 3 << 8 | 1 + x % 200;
	}

	private static int rgb(ImageData image, int x, int y) {
		var colour = image.palette.getRGB(image.getPixel(x, y));
		return colour.red << 16 | colour.green << 8 | colour.blue;
	}
}
