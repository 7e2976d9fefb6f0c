package org.tapsetstudio.ui.internal.colour;

/** How boxes get their hues. */
public enum Scheme {
	/** Soft hues that fit the light or dark theme. */
	THEME,
	/** Few hues that people with any kind of colour blindness tell apart. */
	DISTINCT,
	/** No hues: text and lines only, for high contrast. */
	PLAIN
}
