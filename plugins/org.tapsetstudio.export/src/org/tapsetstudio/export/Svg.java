package org.tapsetstudio.export;

import java.io.IOException;
import java.util.Locale;

/** Writes SVG text. Everything that comes from a traced program is escaped, and what XML cannot hold is replaced. */
final class Svg {
	static final int ROW = 18;
	private static final double CHARACTER = 6.6;

	private final Appendable out;

	Svg(Appendable out) {
		this.out = out;
	}

	void begin(int width, int height, String title) throws IOException {
		out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
		out.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">%n", width, height, width,
				height));
		out.append("<title>").append(escape(title)).append("</title>\n");
		out.append("<style>text{font:11px monospace;fill:#222}.t{font:bold 15px sans-serif}.l{fill:#555}rect{stroke:#fff;stroke-width:.5}g:hover rect{stroke:#000;stroke-width:1}"
				+ "svg{background:#fff}</style>\n");
	}

	void text(double x, double y, String style, String text) throws IOException {
		out.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">", x, y, style)).append(escape(text)).append("</text>\n");
	}

	/** A box with a tooltip, and its label as far as it fits. The white outline would swallow a narrow one. */
	void box(double x, double y, double width, String color, String label, String tooltip) throws IOException {
		out.append("<g><title>").append(escape(tooltip)).append("</title>");
		out.append(String.format(Locale.ROOT, "<rect x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%d\" fill=\"%s\"%s/>", x, y, width, ROW - 1, color,
				width < 2 ? " style=\"stroke:none\"" : ""));
		int fits = (int) ((width - 6) / CHARACTER);
		if (fits >= 3) {
			out.append(String.format(Locale.ROOT, "<text x=\"%.2f\" y=\"%.1f\">", x + 3, y + 12.5));
			out.append(escape(shorten(label, fits))).append("</text>");
		}
		out.append("</g>\n");
	}

	void end() throws IOException {
		out.append("</svg>\n");
	}

	/** A warm colour that is the same for the same name in every picture; invented functions are grey. */
	static String color(String name, boolean invented) {
		if (invented) {
			return "#c8c8c8";
		}
		int hash = name.hashCode() * 0x9E3779B9;
		return String.format("#%02x%02x%02x", 215 + (hash >>> 8) % 36, 110 + (hash >>> 14) % 100, 60 + (hash >>> 22) % 50);
	}

	private static String shorten(String label, int characters) {
		if (label.codePointCount(0, label.length()) <= characters) {
			return label;
		}
		return label.substring(0, label.offsetByCodePoints(0, characters - 2)) + "..";
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
