package org.tapsetstudio.export;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws a picture as PNG, twice as large as it measures so that it is sharp; one that is very high smaller, since most programs show none of more than {@value #MOST_ROWS} pixels. Needs no display. On a machine without any font the boxes are drawn without their labels. The out stream is flushed,
 * not closed.
 */
public final class PngPicture implements Picture {
	private static final int SCALE = 2;
	private static final int MOST_ROWS = 16_000;
	/** Pixels of a row of boxes, at least. */
	private static final int LOWEST = 2;

	private final OutputStream out;
	private BufferedImage image;
	private Graphics2D graphics;
	private Font label;
	private Font title;

	/** Written at the end. */
	public PngPicture(OutputStream out) {
		this.out = out;
	}

	/** @throws IOException when there are so many rows that none could be seen */
	@Override
	public void begin(int width, int height, String name) throws IOException {
		double scale = Math.min(SCALE, (double) MOST_ROWS / height);
		if (scale * ROW < LOWEST) {
			throw new IOException("The picture would have " + height / ROW + " rows, of which none could be seen. SVG has no such limit.");
		}
		image = new BufferedImage((int) (width * scale), (int) (height * scale), BufferedImage.TYPE_INT_RGB);
		graphics = image.createGraphics();
		graphics.scale(scale, scale);
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, width, height);
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		try {
			label = new Font(Font.MONOSPACED, Font.PLAIN, 11);
			title = new Font(Font.SANS_SERIF, Font.BOLD, 15);
			graphics.getFontMetrics(label).stringWidth("m");
		} catch (RuntimeException | LinkageError e) {
			// What AWT throws where there is no font, or not even the library that reads fonts.
			label = null;
		}
	}

	@Override
	public void text(double x, double y, Style style, String text) {
		write(x, y, style == Style.TITLE ? title : label, style == Style.TITLE ? 0x222222 : 0x555555, text);
	}

	private void write(double x, double y, Font font, int color, String text) {
		if (label != null) {
			graphics.setFont(font);
			graphics.setColor(new Color(color));
			graphics.drawString(text, (float) x, (float) y);
		}
	}

	@Override
	public void box(double x, double y, double width, int color, String text, String tooltip) {
		graphics.setColor(new Color(color));
		graphics.fill(new Rectangle2D.Double(x, y, width < 2 ? width : width - 0.5, ROW - 1.5));
		if (label != null && width > 20) {
			int fits = (int) ((width - 6) / graphics.getFontMetrics(label).stringWidth("m"));
			write(x + 3, y + 12.5, label, 0x222222, Picture.shorten(text, fits));
		}
	}

	@Override
	public void end() throws IOException {
		graphics.dispose();
		ByteArrayOutputStream png = new ByteArrayOutputStream(); // written by us: where a disk is full ImageIO would try again when the JVM ends, and print where it failed
		try (ImageOutputStream stream = new MemoryCacheImageOutputStream(png)) {
			ImageIO.write(image, "png", stream);
		}
		png.writeTo(out);
		out.flush();
	}
}
