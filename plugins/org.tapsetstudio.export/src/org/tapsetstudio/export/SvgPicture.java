package org.tapsetstudio.export;

import java.io.IOException;
import java.util.Locale;

/** Writes a picture as SVG, which needs nothing else; tooltips are titles. Everything that comes from a traced program is escaped, and what XML cannot hold is replaced. */
public final class SvgPicture implements Picture {
	private static final double CHARACTER = 6.6;

	private final Appendable out;
	private final boolean alone;

	/** A file of its own. */
	public SvgPicture(Appendable out) {
		this(out, true);
	}

	private SvgPicture(Appendable out, boolean alone) {
		this.out = out;
		this.alone = alone;
	}

	/** A part of a page of HTML, which gives it its colours. */
	static SvgPicture inPage(Appendable out) {
		return new SvgPicture(out, false);
	}

	@Override
	public void begin(int width, int height, String title) throws IOException {
		out.append(alone ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "");
		out.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">%n", width, height, width,
				height));
		out.append("<title>").append(escape(title)).append("</title>\n");
		if (alone) {
			out.append("<style>text{font:11px monospace;fill:#222}.t{font:bold 15px sans-serif}.l{fill:#555}rect{stroke:#fff;stroke-width:.5}g:hover rect{stroke:#000;stroke-width:1}"
					+ "svg{background:#fff}</style>\n");
		}
	}

	@Override
	public void text(double x, double y, Style style, String text) throws IOException {
		out.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">", x, y, style == Style.TITLE ? "t" : "l")).append(escape(text)).append("</text>\n");
	}

	/** The white outline would swallow a narrow box. */
	@Override
	public void box(double x, double y, double width, int color, String label, String tooltip) throws IOException {
		out.append("<g><title>").append(escape(tooltip)).append("</title>");
		out.append(String.format(Locale.ROOT, "<rect x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%d\" fill=\"#%06x\"%s/>", x, y, width, ROW - 1, color,
				width < 2 ? " style=\"stroke:none\"" : ""));
		int fits = (int) ((width - 6) / CHARACTER);
		if (fits >= 3) {
			out.append(String.format(Locale.ROOT, "<text x=\"%.2f\" y=\"%.1f\">", x + 3, y + 12.5));
			out.append(escape(Picture.shorten(label, fits))).append("</text>");
		}
		out.append("</g>\n");
	}

	@Override
	public void end() throws IOException {
		out.append("</svg>\n");
	}

	static String escape(String text) {
		StringBuilder escaped = new StringBuilder(text.length() + 16);
		text.codePoints().forEach(c -> {
			switch (c) {
			case '<' -> escaped.append("&lt;");
			case '>' -> escaped.append("&gt;");
			case '&' -> escaped.append("&amp;");
			case '"' -> escaped.append("&quot;");
			case '\'' -> escaped.append("&#39;");
			default -> escaped.appendCodePoint(c == '\n' || isXml(c) ? c : 0xFFFD);
			}
		});
		return escaped.toString();
	}

	private static boolean isXml(int c) {
		return c >= 0x20 && c != 0x7F && (c < 0xD800 || c > 0xDFFF) && (c & 0xFFFE) != 0xFFFE;
	}
}
