package org.tapsetstudio.ui.internal.data;

/** A node of a recording's call tree, the same in all its snapshots: what views show and select. */
public record CallNode(RecordingSource source, int index) {
	/** What it is called, in the newest snapshot. */
	public FrameLabel frame() {
		var tree = source.snapshot().tree();
		return tree.frame(Math.min(index, tree.size() - 1));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof CallNode node && node.source == source && node.index == index;
	}

	@Override
	public int hashCode() {
		return index * 31 + System.identityHashCode(source);
	}
}
