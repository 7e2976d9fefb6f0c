package org.tapsetstudio.markers;

import java.nio.file.Path;
import java.util.List;

/**
 * The static markers of one ELF file.
 *
 * @param path the file that was read
 * @param buildId GNU build id in lower-case hexadecimal, or "" when the file has none
 * @param machine ELF machine number (62 = x86-64, 183 = AArch64)
 * @param markers every site, in the order of the notes; empty when the file has no markers
 */
public record MarkerFile(Path path, String buildId, int machine, List<Marker> markers) {
	static final int I386 = 3;

	/** Whether it is for 32-bit x86. */
	public boolean isNarrow() {
		return machine == I386;
	}

	public MarkerFile {
		markers = List.copyOf(markers);
	}
}
