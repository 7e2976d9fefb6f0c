package org.tapsetstudio.dsl.ui.document;

import org.eclipse.core.filebuffers.IDocumentSetupParticipant;
import org.eclipse.core.filebuffers.IDocumentSetupParticipantExtension;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Path;
import org.eclipse.jface.text.IDocument;
import org.tapsetstudio.dsl.ui.problem.ProblemReporters;

/** Gives each opened script its model. */
public final class ScriptDocumentSetup implements IDocumentSetupParticipant, IDocumentSetupParticipantExtension {
	static {
		EncodingKeeper.begin();
		OpenTapsets.begin();
	}

	@Override
	public void setup(IDocument document) {
		setup(document, Path.EMPTY, LocationKind.LOCATION);
	}

	@Override
	public void setup(IDocument document, IPath location, LocationKind kind) {
		ScriptDocument script = new ScriptDocument(location, EditorModels.shared(), document.get());
		ScriptDocument former = ScriptDocuments.put(document, script);
		if (former != null) {
			document.removeDocumentListener(former);
		}
		document.addDocumentListener(script);
		if (!location.isEmpty()) {
			script.addListener(ProblemReporters.create(location, kind));
		}
		script.start();
	}
}
