package org.tapsetstudio.dsl.ui.document;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ide.outline.Outline;
import org.tapsetstudio.dsl.ide.outline.OutlineEntry;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;

/**
 * The model of one open script. Each change of the text leads to one parse and check, off the UI thread and a moment after the last key; a newer
 * change cancels it.
 */
public final class ScriptDocument implements IDocumentListener {
	private final IPath location;
	private final ScriptModels models;
	private final List<ScriptModelListener> listeners = new CopyOnWriteArrayList<>();
	private final Object building = new Object();
	private final ModelJob job = new ModelJob(this);
	private volatile String text;
	private volatile boolean open;
	private volatile ScriptModel model;
	private volatile List<OutlineEntry> outline = List.of();

	ScriptDocument(IPath location, ScriptModels models, String text) {
		this.location = location;
		this.models = models;
		this.text = text;
		open = !location.isEmpty();
	}

	/** All scripts that are open, those outside of the workspace too. */
	public static List<ScriptDocument> open() {
		return ScriptDocuments.open();
	}

	/** The model of a document, made by {@link ScriptDocumentSetup} when the script was opened; null for documents that are no scripts. */
	public static ScriptDocument of(IDocument document) {
		return document == null ? null : ScriptDocuments.get(document);
	}

	/** Where the script is stored: relative to the workspace, or absolute in the file system. */
	public IPath location() {
		return location;
	}

	/** The text as it is now. Any thread. */
	String text() {
		return text;
	}

	/** False for what has no file, and when the file was closed. */
	boolean isOpen() {
		return open;
	}

	void close() {
		open = false;
	}

	/** The newest model there is, possibly of an older text; null until the first was made. Never waits. */
	public ScriptModel latest() {
		return model;
	}

	/** The tokens of the text as it is now. Cuts the text where no model of it was made yet; never waits. */
	public ScriptTokens tokens() {
		String now = text;
		ScriptModel newest = model;
		return newest != null && newest.text() == now ? newest.tokens() : models.tokens(now);
	}

	/** The declarations in the newest model there is; empty until the first was made. Never waits. */
	public List<OutlineEntry> outline() {
		return outline;
	}

	/** The model of the text as it is now, and of the tapsets as they are; parses on this thread if nobody did so yet. Not for the UI thread. */
	public ScriptModel current() {
		synchronized (building) {
			boolean outdated = model != null && !models.isCurrent(model);
			while (model == null || model.text() != text || outdated) {
				String wanted = text;
				outdated = false;
				try {
					model = models.create(location.toString(), wanted, () -> text != wanted);
				} catch (CancellationException e) {
					continue;
				}
				outline = Outline.of(model);
				for (ScriptModelListener listener : listeners) {
					notify(listener, model);
				}
			}
			return model;
		}
	}

	/** Adds a listener, which soon hears of the newest model if there is one. Never waits, so that the UI thread may call it while a text is being checked. */
	public void addListener(ScriptModelListener listener) {
		listeners.add(listener);
		if (model != null) {
			Background.run(() -> tell(listener));
		}
	}

	private void tell(ScriptModelListener listener) {
		synchronized (building) {
			if (listeners.contains(listener)) {
				notify(listener, model);
			}
		}
	}

	public void removeListener(ScriptModelListener listener) {
		listeners.remove(listener);
	}

	@Override
	public void documentAboutToBeChanged(DocumentEvent event) {
		// what matters is the text afterwards
	}

	@Override
	public void documentChanged(DocumentEvent event) {
		text = event.getDocument().get();
		job.soon();
	}

	void start() {
		job.now();
	}

	private void notify(ScriptModelListener listener, ScriptModel news) {
		try {
			listener.modelChanged(news);
		} catch (RuntimeException e) {
			Platform.getLog(ScriptDocument.class).error("A listener failed for " + location, e); //$NON-NLS-1$
		}
	}
}
