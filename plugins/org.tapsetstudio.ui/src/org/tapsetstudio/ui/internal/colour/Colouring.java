package org.tapsetstudio.ui.internal.colour;

import java.util.regex.Pattern;

import org.tapsetstudio.ui.internal.data.FrameLabel;

/** What gives a function its hue. */
public enum Colouring {
	/** The library or distribution: below {@code site-packages}, or in Python's own library; the first part of a dotted name. */
	MODULE {
		@Override
		String group(FrameLabel frame) {
			if (frame.file().isEmpty()) {
				return frame.function().replaceFirst("[./:].*", ""); //$NON-NLS-1$ //$NON-NLS-2$
			}
			var library = LIBRARY.matcher(frame.file());
			return library.find() ? library.group(1) : PACKAGE.group(frame);
		}
	},
	/** The folder of the file, or the package in a dotted name. */
	PACKAGE {
		@Override
		String group(FrameLabel frame) {
			if (frame.file().isEmpty()) {
				return frame.function().replaceFirst("[./][^./]*[./][^./]*$", ""); //$NON-NLS-1$ //$NON-NLS-2$
			}
			return frame.file().substring(0, Math.max(0, frame.file().lastIndexOf('/')));
		}
	},
	/** The file, or the class in a dotted name. */
	FILE {
		@Override
		String group(FrameLabel frame) {
			return frame.file().isEmpty() ? frame.function().replaceFirst("[./][^./]*$", "") : frame.file(); //$NON-NLS-1$ //$NON-NLS-2$
		}
	};

	private static final Pattern LIBRARY = Pattern.compile(".*/(?:site-packages|dist-packages|python\\d[\\d.]*)/([^/]+)"); //$NON-NLS-1$

	/** Functions with the same answer get the same hue. */
	abstract String group(FrameLabel frame);
}
