package org.tapsetstudio.dsl.ide.markers;

import java.util.List;

import org.tapsetstudio.markers.Armability;

/**
 * One line of the tree package or process, file, provider, marker, argument. Immutable; equal only to itself, for two files may have the same markers.
 */
public final class MarkerNode {
	public enum Kind {
		PACKAGE, PROCESS, FILE, PROVIDER, MARKER, ARGUMENT
	}

	private final Kind kind;
	private final String label;
	private final String detail;
	private final Armability armability;
	private final String probe;
	private final List<MarkerNode> children;
	private final MarkerId id;

	/** What is no marker. */
	MarkerNode(Kind kind, String label, String detail, Armability armability, List<MarkerNode> children) {
		this(kind, label, detail, armability, "", children, null);
	}

	/** A marker. */
	MarkerNode(MarkerId id, String detail, Armability armability, String probe, List<MarkerNode> arguments) {
		this(Kind.MARKER, id.name(), detail, armability, probe, arguments, id);
	}

	private MarkerNode(Kind kind, String label, String detail, Armability armability, String probe, List<MarkerNode> children, MarkerId id) {
		this.kind = kind;
		this.label = label;
		this.detail = detail;
		this.armability = armability;
		this.probe = probe;
		this.children = List.copyOf(children);
		this.id = id;
	}

	public Kind kind() {
		return kind;
	}

	/** The name alone. */
	public String label() {
		return label;
	}

	/** A few words on it; may be "". */
	public String detail() {
		return detail;
	}

	/** Whether the markers of a file, or one marker, can be armed; null for what lies above and below those. */
	public Armability armability() {
		return armability;
	}

	/** A probe on the marker that prints its arguments, ending with a line break; "" for what is no marker. */
	public String probe() {
		return probe;
	}

	/** Which marker it is; null for what is none. */
	public MarkerId id() {
		return id;
	}

	public List<MarkerNode> children() {
		return children;
	}

	MarkerNode with(List<MarkerNode> fewer) {
		return new MarkerNode(kind, label, detail, armability, probe, fewer, id);
	}

	@Override
	public String toString() {
		return (label + ' ' + detail).strip();
	}
}
