package org.tapsetstudio.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.tapsetstudio.model.recording.Recording;
import org.tapsetstudio.model.recording.RecordingFactory;

/**
 * The file {@code recording.tap} of a recording: XMI. Elements with an id keep their URI fragment over saving, loading and filling again; so do {@linkplain RecordingObjects events, calls and call paths}, which are not
 * in the file.
 */
public final class RecordingResource extends XMIResourceImpl {
	/** Name of the file in a recording's folder. */
	public static final String FILE_NAME = "recording.tap";

	/** Entities of a recording that somebody sent could read files and fill the memory. */
	private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

	private final RecordingObjects objects = new RecordingObjects(this);

	/** For the factory. */
	public RecordingResource(URI uri) {
		super(uri);
		setEncoding("UTF-8");
		getDefaultSaveOptions().put(XMLResource.OPTION_LINE_WIDTH, 140);
		getDefaultLoadOptions().putAll(Map.of(XMLResource.OPTION_RECORD_UNKNOWN_FEATURE, Boolean.TRUE, XMLResource.OPTION_DEFER_IDREF_RESOLUTION, Boolean.TRUE,
				XMLResource.OPTION_PARSER_FEATURES, Map.of(NO_DOCTYPE, Boolean.TRUE)));
	}

	/** Its events, calls and call paths. */
	public RecordingObjects objects() {
		return objects;
	}

	@Override
	protected EObject getEObjectByID(String id) {
		EObject saved = super.getEObjectByID(id);
		return saved != null ? saved : objects.find(id);
	}

	/** The recording in it, or null. */
	public Recording getRecording() {
		return !getContents().isEmpty() && getContents().get(0) instanceof Recording recording ? recording : null;
	}

	/** Reads the metadata of a recording's folder; an empty model, in a resource, where the file is missing. */
	public static Recording open(Path folder) throws IOException {
		return open(folder, RecordingResourceFactory.createResourceSet());
	}

	static Recording open(Path folder, ResourceSet set) throws IOException {
		RecordingResource resource = new RecordingResourceFactory().createResource(RecordingResourceFactory.uriOf(folder));
		set.getResources().add(resource);
		if (Files.exists(folder.resolve(FILE_NAME))) {
			resource.load(null);
			if (resource.getRecording() == null) {
				throw new IOException(folder.resolve(FILE_NAME) + " is no description of a recording.");
			}
		}
		if (resource.getRecording() == null) {
			resource.getContents().add(0, RecordingFactory.eINSTANCE.createRecording());
		}
		return resource.getRecording();
	}

	/** Writes the metadata of a recording's folder beside the old file and puts it in its place, so that a reader never sees half of it. */
	public static void save(Recording model, Path folder) throws IOException {
		Path unfinished = folder.resolve(FILE_NAME + ".new");
		Files.deleteIfExists(unfinished);
		Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try (OutputStream out = Files.newOutputStream(unfinished)) {
			model.eResource().save(out, Map.of());
		}
		Files.move(unfinished, folder.resolve(FILE_NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}
}
