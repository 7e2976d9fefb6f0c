package org.tapsetstudio.dsl.ide.markers;

import java.nio.file.Path;

/**
 * Names a marker of a file, all of its sites together.
 *
 * @param file the program or library
 */
public record MarkerId(Path file, String provider, String name) {
}
