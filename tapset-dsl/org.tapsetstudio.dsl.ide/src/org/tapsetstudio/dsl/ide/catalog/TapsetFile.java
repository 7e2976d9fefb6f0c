package org.tapsetstudio.dsl.ide.catalog;

/**
 * A tapset file.
 *
 * @param name as problems and declarations name it
 * @param text the whole of it
 */
public record TapsetFile(String name, String text) {
	/** The name without folders and extension. */
	public String title() {
		return name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.stpm?$", "");
	}
}
