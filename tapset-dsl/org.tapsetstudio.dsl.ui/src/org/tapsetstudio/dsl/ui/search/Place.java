package org.tapsetstudio.dsl.ui.search;

/**
 * A line with references, as the Search view shows it.
 *
 * @param fileName of the script or tapset, as models name it
 * @param line from 1
 * @param text of the line, without what stands around it
 */
record Place(String fileName, int line, String text) {
}
