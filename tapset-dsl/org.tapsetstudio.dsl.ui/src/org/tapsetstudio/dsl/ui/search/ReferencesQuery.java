package org.tapsetstudio.dsl.ui.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.osgi.util.NLS;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.text.Match;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.references.MacroOrigin;
import org.tapsetstudio.dsl.ide.references.Reference;
import org.tapsetstudio.dsl.ide.references.References;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/** Looks for all mentions of what stands at a place of a script: in it, in the tapsets that it draws on, and in the scripts of the workspace. */
final class ReferencesQuery implements ISearchQuery {
	private final ScriptDocument script;
	private final int offset;
	private final String name;
	private final ReferencesResult result = new ReferencesResult(this);

	/** @param name what stands there, for people */
	ReferencesQuery(ScriptDocument script, int offset, String name) {
		this.script = script;
		this.offset = offset;
		this.name = name;
	}

	String name() {
		return name;
	}

	@Override
	public IStatus run(IProgressMonitor monitor) {
		result.removeAll();
		try {
			ScriptModel model = script.current();
			int index = model.tokens().indexAt(offset);
			Collection<ScriptModel> scripts = index < 0 ? List.of() : WorkspaceScripts.mentioning(MacroOrigin.name(model.tokens().token(index)), monitor);
			List<Reference> references = References.at(model, offset, scripts);
			if (references.isEmpty()) {
				return Status.warning(Messages.ReferencesQuery_nothing);
			}
			Map<String, IDocument> texts = new HashMap<>();
			scripts.forEach(other -> texts.put(other.fileName(), new Document(other.text())));
			texts.put(model.fileName(), new Document(model.text()));
			for (Reference reference : references) {
				IDocument text = texts.computeIfAbsent(reference.fileName(), file -> tapset(model, file).map(Document::new).orElse(null));
				if (text != null) {
					result.addMatch(new Match(place(reference, text), reference.span().start(), reference.span().length()));
				}
			}
			return Status.OK_STATUS;
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	private static Optional<String> tapset(ScriptModel model, String fileName) {
		return model.surroundings().tapsets().files().stream().filter(entry -> entry.name().equals(fileName)).map(TapsetLibrary.Entry::text).findFirst();
	}

	private static Place place(Reference reference, IDocument text) {
		try {
			int line = text.getLineOfOffset(reference.span().start());
			IRegion region = text.getLineInformation(line);
			return new Place(reference.fileName(), line + 1, text.get(region.getOffset(), region.getLength()).strip());
		} catch (BadLocationException e) {
			throw new IllegalStateException("A reference lies in the text that it was found in", e); //$NON-NLS-1$
		}
	}

	@Override
	public String getLabel() {
		return NLS.bind(Messages.ReferencesQuery_label, name);
	}

	@Override
	public boolean canRerun() {
		return true;
	}

	@Override
	public boolean canRunInBackground() {
		return true;
	}

	@Override
	public ReferencesResult getSearchResult() {
		return result;
	}
}
