package org.tapsetstudio.ui.internal.flame;

import java.util.Locale;

import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;

/** What a flame graph shows: the data, the zoomed node, the selected node (0 for none), the words that a search looks for. For the user interface's thread. */
final class FlameModel {
	private CallTreeSnapshot tree = CallTreeSnapshot.EMPTY;
	private int zoom;
	private int selected;
	private String words = ""; //$NON-NLS-1$

	/** Nodes keep their numbers in newer data; in the data of another recording zoom and selection would mean nothing, see {@link #reset}. */
	void setTree(CallTreeSnapshot newTree) {
		tree = newTree;
		zoom = zoom < tree.size() ? zoom : CallTreeSnapshot.ROOT;
		selected = selected < tree.size() ? selected : 0;
	}

	void reset() {
		zoom = CallTreeSnapshot.ROOT;
		selected = 0;
	}

	void setZoom(int node) {
		zoom = node;
	}

	void select(int node) {
		selected = node;
	}

	void setWords(String newWords) {
		words = newWords.strip().toLowerCase(Locale.ROOT);
	}

	CallTreeSnapshot tree() {
		return tree;
	}

	int zoom() {
		return zoom;
	}

	int selected() {
		return selected;
	}

	String words() {
		return words;
	}
}
