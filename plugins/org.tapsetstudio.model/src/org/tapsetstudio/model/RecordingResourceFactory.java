package org.tapsetstudio.model;

import java.nio.file.Path;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.tapsetstudio.model.recording.RecordingPackage;

/** Makes {@link RecordingResource}s; registered for the file extension {@code tap}, and by {@link #createResourceSet()} where no platform runs. */
public final class RecordingResourceFactory implements Resource.Factory {
	/** File extension of the metadata file. */
	public static final String EXTENSION = "tap";

	@Override
	public RecordingResource createResource(URI uri) {
		return new RecordingResource(uri);
	}

	/** A resource set that knows the model, with or without a running platform. */
	public static ResourceSet createResourceSet() {
		ResourceSet set = new ResourceSetImpl();
		set.getPackageRegistry().put(RecordingPackage.eNS_URI, RecordingPackage.eINSTANCE);
		set.getResourceFactoryRegistry().getExtensionToFactoryMap().put(EXTENSION, new RecordingResourceFactory());
		return set;
	}

	/** URI of the metadata file of a recording's folder. */
	public static URI uriOf(Path folder) {
		return URI.createFileURI(folder.resolve(RecordingResource.FILE_NAME).toAbsolutePath().toString());
	}
}
