package org.tapsetstudio.robot;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;

/** Pictures of the whole screen, for people to look at. */
public final class Screenshot {

	private Screenshot() {
	}

	/** Writes what the screen shows now to a PNG file; makes missing folders. */
	public static void take(Path file) {
		Ui.settle();
		Ui.run(() -> {
			Display display = Display.getCurrent();
			display.update();
			Files.createDirectories(file.toAbsolutePath().getParent());
			ImageLoader loader = new ImageLoader();
			loader.data = new ImageData[] { pixels(display) };
			loader.save(file.toString(), SWT.IMAGE_PNG);
		});
	}

	/** The pixels that the screen shows now. Call on the UI thread. */
	public static ImageData pixels(Display display) {
		Rectangle bounds = display.getBounds();
		Image image = new Image(display, bounds.width, bounds.height);
		GC gc = new GC(display);
		try {
			gc.copyArea(image, bounds.x, bounds.y);
			return image.getImageData();
		} finally {
			gc.dispose();
			image.dispose();
		}
	}
}
