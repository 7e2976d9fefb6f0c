package org.tapsetstudio.ui.internal.navigator;

import java.util.Set;

import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.core.resources.IContainer;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.navigator.ICommonContentExtensionSite;
import org.eclipse.ui.navigator.IPipelinedTreeContentProvider2;
import org.eclipse.ui.navigator.PipelinedShapeModification;
import org.eclipse.ui.navigator.PipelinedViewerUpdate;
import org.tapsetstudio.launch.RecordingFolders;

/** Makes a recording's folder a leaf in the Project Explorer: what is inside is not for people. */
public final class RecordingContent implements IPipelinedTreeContentProvider2, ITreeContentProvider {
	private static final Object[] NOTHING = {};

	@Override
	public void init(ICommonContentExtensionSite site) {
		// nothing to set up
	}

	@Override
	public Object[] getElements(Object input) {
		return NOTHING;
	}

	@Override
	public Object[] getChildren(Object parent) {
		return NOTHING;
	}

	@Override
	public Object getParent(Object element) {
		return null;
	}

	@Override
	public boolean hasChildren(Object element) {
		return false;
	}

	@SuppressWarnings({ "rawtypes", "unchecked" })
	@Override
	public void getPipelinedChildren(Object parent, Set children) {
		if (isRecording(parent)) {
			children.clear();
		}
	}

	@Override
	public boolean hasPipelinedChildren(Object element, boolean current) {
		return current && !isRecording(element);
	}

	@SuppressWarnings("rawtypes")
	@Override
	public void getPipelinedElements(Object input, Set elements) {
		// what others show stays
	}

	@Override
	public Object getPipelinedParent(Object element, Object suggested) {
		return suggested;
	}

	@Override
	public PipelinedShapeModification interceptAdd(PipelinedShapeModification modification) {
		return dropInside(modification);
	}

	@Override
	public PipelinedShapeModification interceptRemove(PipelinedShapeModification modification) {
		return dropInside(modification);
	}

	@Override
	public boolean interceptRefresh(PipelinedViewerUpdate update) {
		return false;
	}

	@Override
	public boolean interceptUpdate(PipelinedViewerUpdate update) {
		return false;
	}

	@Override
	public void restoreState(IMemento memento) {
		// no state
	}

	@Override
	public void saveState(IMemento memento) {
		// no state
	}

	private static PipelinedShapeModification dropInside(PipelinedShapeModification modification) {
		if (isRecording(modification.getParent())) {
			modification.getChildren().clear();
		}
		return modification;
	}

	private static boolean isRecording(Object element) {
		return element instanceof IContainer container && RecordingFolders.isRecording(container);
	}
}
