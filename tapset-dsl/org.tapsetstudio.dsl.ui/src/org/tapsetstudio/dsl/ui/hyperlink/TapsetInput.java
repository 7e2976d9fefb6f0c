package org.tapsetstudio.dsl.ui.hyperlink;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IEncodedStorage;
import org.eclipse.core.resources.IStorage;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IStorageEditorInput;

/** A tapset file of the product, to be read in an editor. */
final class TapsetInput extends PlatformObject implements IStorageEditorInput, IEncodedStorage {
	private final String fileName;
	private final String text;

	TapsetInput(String fileName, String text) {
		this.fileName = fileName;
		this.text = text;
	}

	@Override
	public IStorage getStorage() {
		return this;
	}

	@Override
	public InputStream getContents() {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String getCharset() {
		return StandardCharsets.UTF_8.name();
	}

	@Override
	public IPath getFullPath() {
		return null;
	}

	@Override
	public String getName() {
		return fileName.substring(fileName.lastIndexOf('/') + 1);
	}

	@Override
	public boolean isReadOnly() {
		return true;
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return null;
	}

	@Override
	public IPersistableElement getPersistable() {
		return null;
	}

	@Override
	public String getToolTipText() {
		return fileName;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof TapsetInput input && input.fileName.equals(fileName);
	}

	@Override
	public int hashCode() {
		return fileName.hashCode();
	}
}
