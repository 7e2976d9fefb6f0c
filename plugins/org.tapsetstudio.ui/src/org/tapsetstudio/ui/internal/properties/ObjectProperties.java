package org.tapsetstudio.ui.internal.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.tapsetstudio.ui.internal.common.Quantities;

/** What the Properties view shows of an object of the recording's model: every feature that has a value and is no child. Cannot be changed there. */
final class ObjectProperties implements IPropertySource {
	private static final String NANOS = "Nanos"; //$NON-NLS-1$

	private final EObject object;

	ObjectProperties(EObject object) {
		this.object = object;
	}

	@Override
	public IPropertyDescriptor[] getPropertyDescriptors() {
		List<IPropertyDescriptor> descriptors = new ArrayList<>();
		for (var feature : object.eClass().getEAllStructuralFeatures()) {
			boolean child = feature instanceof EReference reference && (reference.isContainment() || reference.isContainer());
			if (!child && (object.eIsSet(feature) || feature.getEType().getInstanceClass() == long.class)) {
				descriptors.add(descriptor(feature));
			}
		}
		return descriptors.toArray(IPropertyDescriptor[]::new);
	}

	private static IPropertyDescriptor descriptor(EStructuralFeature feature) {
		var descriptor = new PropertyDescriptor(feature.getName(), label(feature));
		descriptor.setCategory(words(((EClass) feature.eContainer()).getName()));
		descriptor.setAlwaysIncompatible(true);
		return descriptor;
	}

	private static String label(EStructuralFeature feature) {
		var name = feature.getName();
		return words(name.endsWith(NANOS) ? name.substring(0, name.length() - NANOS.length()) : name.equals("nanos") ? "time" : name); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** {@code lostEvents} as "Lost events". */
	private static String words(String name) {
		var words = Arrays.stream(name.split("(?=[A-Z])")).map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.joining(" ")).strip(); //$NON-NLS-1$ //$NON-NLS-2$
		return Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

	@Override
	public Object getPropertyValue(Object id) {
		var feature = object.eClass().getEStructuralFeature((String) id);
		var value = feature == null ? null : object.eGet(feature);
		if (value instanceof Long nanos && feature.getName().toLowerCase(Locale.ROOT).endsWith("nanos")) { //$NON-NLS-1$
			return Quantities.duration(nanos);
		}
		if (value instanceof Collection<?> several) {
			return several.stream().map(ObjectProperties::text).collect(Collectors.joining(", ")); //$NON-NLS-1$
		}
		return value == null ? null : text(value);
	}

	/** Of an object that is pointed at, its name. */
	private static String text(Object value) {
		if (!(value instanceof EObject other)) {
			return value.toString();
		}
		for (var name : List.of("name", "comm", "path", "label", "id")) { //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
			var feature = other.eClass().getEStructuralFeature(name);
			if (feature != null && other.eGet(feature) != null) {
				return other.eGet(feature).toString();
			}
		}
		return other.eClass().getName();
	}

	@Override
	public Object getEditableValue() {
		return null;
	}

	@Override
	public boolean isPropertySet(Object id) {
		return false;
	}

	@Override
	public void resetPropertyValue(Object id) {
		// nothing can be changed
	}

	@Override
	public void setPropertyValue(Object id, Object value) {
		// nothing can be changed
	}
}
