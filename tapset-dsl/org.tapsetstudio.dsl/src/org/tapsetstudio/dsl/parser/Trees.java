package org.tapsetstudio.dsl.parser;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.emf.common.util.BasicEList;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.emf.ecore.util.InternalEList;
import org.tapsetstudio.dsl.stp.StpFactory;
import org.tapsetstudio.dsl.stp.StpPackage;

/**
 * Walks through syntax trees and copies them. EMF's own iterators ask every node whether each of its features is set before they ask for its value, and trees are walked through
 * dozens of times for one check of a script.
 */
public final class Trees {
	/** What there is to a class of nodes: numbers of its features. */
	private record Shape(int[] children, boolean[] manyChildren, int[] attributes, boolean[] manyAttributes) {
		static Shape of(EClass type) {
			EStructuralFeature[] children = type.getEAllStructuralFeatures().stream().filter(f -> f instanceof EReference r && r.isContainment()).toArray(EStructuralFeature[]::new);
			EStructuralFeature[] attributes = type.getEAllAttributes().toArray(EStructuralFeature[]::new);
			return new Shape(ids(children), many(children), ids(attributes), many(attributes));
		}

		private static int[] ids(EStructuralFeature[] features) {
			return Arrays.stream(features).mapToInt(EStructuralFeature::getFeatureID).toArray();
		}

		private static boolean[] many(EStructuralFeature[] features) {
			boolean[] many = new boolean[features.length];
			for (int i = 0; i < many.length; i++)
				many[i] = features[i].isMany();
			return many;
		}
	}

	/** By the number of the class. */
	private static final Shape[] SHAPES = StpPackage.eINSTANCE.getEClassifiers().stream().map(c -> c instanceof EClass type ? Shape.of(type) : null).toArray(Shape[]::new);

	private Trees() {
	}

	private static Shape shape(EObject node) {
		return SHAPES[node.eClass().getClassifierID()];
	}

	/** Visits everything below a node, outer parts before inner ones, in the order of the text. The tree must not change meanwhile. */
	public static void below(EObject node, Consumer<? super EObject> action) {
		visit(node, true, action);
	}

	/** Visits the parts that a node directly consists of, in the order of the text. */
	public static void children(EObject node, Consumer<? super EObject> action) {
		visit(node, false, action);
	}

	private static void visit(EObject node, boolean deep, Consumer<? super EObject> action) {
		Shape shape = shape(node);
		for (int i = 0; i < shape.children.length; i++) {
			Object value = ((InternalEObject) node).eGet(shape.children[i], false, true);
			if (value == null)
				continue;
			int count = shape.manyChildren[i] ? ((List<?>) value).size() : 1;
			for (int k = 0; k < count; k++) {
				EObject child = (EObject) (shape.manyChildren[i] ? ((List<?>) value).get(k) : value);
				action.accept(child);
				if (deep)
					visit(child, true, action);
			}
		}
	}

	/** @param made is told each node and its copy, a node behind its parts */
	@SuppressWarnings("unchecked")
	public static <T extends EObject> T copy(T node, BiConsumer<? super EObject, ? super EObject> made) {
		Shape shape = shape(node);
		InternalEObject from = (InternalEObject) node;
		InternalEObject copy = (InternalEObject) StpFactory.eINSTANCE.create(node.eClass());
		for (int i = 0; i < shape.attributes.length; i++) {
			Object value = from.eGet(shape.attributes[i], false, true);
			if (!shape.manyAttributes[i])
				copy.eSet(shape.attributes[i], value);
			else if (!((List<?>) value).isEmpty())
				((List<Object>) copy.eGet(shape.attributes[i], false, true)).addAll((List<Object>) value);
		}
		for (int i = 0; i < shape.children.length; i++) {
			Object value = from.eGet(shape.children[i], false, true);
			if (!shape.manyChildren[i]) {
				if (value != null)
					copy.eSet(shape.children[i], copy((EObject) value, made));
				continue;
			}
			BasicEList<EObject> list = (BasicEList<EObject>) value;
			if (list.isEmpty())
				continue;
			InternalEList<EObject> into = (InternalEList<EObject>) copy.eGet(shape.children[i], false, true);
			for (int k = 0; k < list.size(); k++)
				into.addUnique(copy(list.get(k), made));
		}
		made.accept(node, copy);
		return (T) copy;
	}
}
