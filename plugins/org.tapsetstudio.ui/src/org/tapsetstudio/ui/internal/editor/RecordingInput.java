package org.tapsetstudio.ui.internal.editor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPathEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.tapsetstudio.ui.internal.Icons;
import org.tapsetstudio.ui.internal.UiPlugin;

/** The folder of a recording as the input of an editor; comes back after a restart. */
public final class RecordingInput extends PlatformObject implements IPathEditorInput, IPersistableElement {
	private static final String KEY = "path"; //$NON-NLS-1$

	private final Path path;

	public RecordingInput(Path path) {
		this.path = path;
	}

	/** The input that a memento names. */
	static RecordingInput restore(IMemento memento) {
		return new RecordingInput(Path.of(memento.getString(KEY)));
	}

	/** The folder. */
	public Path folder() {
		return path;
	}

	@Override
	public IPath getPath() {
		return IPath.fromPath(path);
	}

	@Override
	public boolean exists() {
		return Files.isDirectory(path);
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return UiPlugin.descriptor(Icons.RECORDING);
	}

	@Override
	public String getName() {
		return path.getFileName().toString();
	}

	@Override
	public String getToolTipText() {
		return path.toString();
	}

	@Override
	public IPersistableElement getPersistable() {
		return this;
	}

	@Override
	public String getFactoryId() {
		return RecordingInputFactory.ID;
	}

	@Override
	public void saveState(IMemento memento) {
		memento.putString(KEY, path.toString());
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof RecordingInput input && input.path.equals(path);
	}

	@Override
	public int hashCode() {
		return Objects.hash(path);
	}
}
