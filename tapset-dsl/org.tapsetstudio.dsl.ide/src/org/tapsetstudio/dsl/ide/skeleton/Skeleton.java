package org.tapsetstudio.dsl.ide.skeleton;

/**
 * A script to begin with.
 *
 * @param id stable name, e.g. {@code python-top}
 * @param title a few words for lists
 * @param text the script, which runs as it is
 */
public record Skeleton(String id, String title, String text) {
}
