package org.tapsetstudio.model;

import java.util.Map;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.tapsetstudio.model.recording.Recording;

/**
 * The file {@code recording.tap} of a recording: XMI. Elements with an id keep their URI fragment over saving, loading and filling again.
 */
public final class RecordingResource extends XMIResourceImpl {
	/** Name of the file in a recording's folder. */
	public static final String FILE_NAME = "recording.tap";

	/** For the factory. */
	public RecordingResource(URI uri) {
		super(uri);
		setEncoding("UTF-8");
		getDefaultSaveOptions().put(XMLResource.OPTION_LINE_WIDTH, 140);
		getDefaultLoadOptions().putAll(Map.of(XMLResource.OPTION_RECORD_UNKNOWN_FEATURE, Boolean.TRUE, XMLResource.OPTION_DEFER_IDREF_RESOLUTION, Boolean.TRUE));
	}

	/** The recording in it, or null. */
	public Recording getRecording() {
		return !getContents().isEmpty() && getContents().get(0) instanceof Recording recording ? recording : null;
	}
}
