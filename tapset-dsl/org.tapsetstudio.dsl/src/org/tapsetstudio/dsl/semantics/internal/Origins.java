package org.tapsetstudio.dsl.semantics.internal;

import java.util.IdentityHashMap;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.parser.Trees;

/** Which node of a file each node of a copied and simplified body comes from, so that messages point at the text. */
final class Origins {
	private final Map<EObject, EObject> originals = new IdentityHashMap<>();

	/** A copy that may be changed. */
	<T extends EObject> T copy(T node) {
		return Trees.copy(node, (from, to) -> originals.put(to, of(from)));
	}

	/** Says that a new node stands for an older one. */
	<T extends EObject> T made(T node, EObject from) {
		originals.put(node, of(from));
		return node;
	}

	/** The node of the file: the node itself if it was neither copied nor made. */
	EObject of(EObject node) {
		return node == null ? null : originals.getOrDefault(node, node);
	}
}
