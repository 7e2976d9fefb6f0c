package org.tapsetstudio.analysis.tests;

import java.nio.file.Path;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.RecordingException;
import org.tapsetstudio.recording.testing.TextRecording;

/** Call trees from text and as text. */
final class Trees {
	private Trees() {
	}

	static CallTreeBuilder build(Path folder, String recording) throws RecordingException {
		TextRecording.write(folder, recording);
		return CallTreeBuilder.complete(Recording.open(folder), Progress.NONE);
	}

	/** A line a node: calls, total and self in microseconds, name, what is odd about it. */
	static String text(CallTree tree) {
		StringBuilder text = new StringBuilder();
		for (int child : tree.children(CallTree.ROOT)) {
			add(text, tree, child, 0);
		}
		return text.toString();
	}

	private static void add(StringBuilder text, CallTree tree, int node, int depth) {
		text.append(String.format("%2d %4d %4d  ", tree.calls(node), tree.total(node) / 1000, tree.self(node) / 1000)).append("  ".repeat(depth)).append(tree.label(node));
		text.append(tree.resumed(node) > 0 ? " resumed " + tree.resumed(node) : "").append(tree.unwound(node) > 0 ? " unwound " + tree.unwound(node) : "");
		text.append(tree.cut(node) > 0 ? " cut " + tree.cut(node) : "").append('\n');
		for (int child : tree.children(node)) {
			add(text, tree, child, depth + 1);
		}
	}
}
