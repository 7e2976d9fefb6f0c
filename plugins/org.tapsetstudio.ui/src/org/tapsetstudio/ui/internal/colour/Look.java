package org.tapsetstudio.ui.internal.colour;

import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/**
 * How boxes are painted.
 *
 * @param words what a search looks for
 * @param emphasis a function whose boxes stand out because it is selected, or null
 */
public record Look(Palette palette, Colouring colouring, Words words, FrameLabel emphasis) {
	/** The colour of a function's boxes: lit where the search found them, faded where another function stands out. */
	public int colour(FrameLabel frame) {
		if (words.match(frame)) {
			return palette.match();
		}
		int colour = palette.colour(frame, colouring);
		return emphasis == null || emphasis.equals(frame) ? colour : palette.faded(colour);
	}
}
