package org.tapsetstudio.dsl.ui.document;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBuffer;

/** Has all scripts checked again when a tapset in an editor was saved, and forgets what was not saved when it is closed. */
final class OpenTapsets extends FileBufferAdapter {
	private OpenTapsets() {
	}

	/** To be called once. */
	static void begin() {
		FileBuffers.getTextFileBufferManager().addFileBufferListener(new OpenTapsets());
	}

	@Override
	public void bufferDisposed(IFileBuffer buffer) {
		ScriptDocument script = script(buffer);
		if (script != null) {
			script.close();
			check(script);
		}
	}

	@Override
	public void dirtyStateChanged(IFileBuffer buffer, boolean isDirty) {
		ScriptDocument script = script(buffer);
		if (script != null && !isDirty) {
			check(script);
		}
	}

	private static void check(ScriptDocument script) {
		if (EditorModels.shared().surroundings().isOwnTapset(script.location().toString())) {
			Background.run(EditorModels::tapsetsChanged);
		}
	}

	private static ScriptDocument script(IFileBuffer buffer) {
		return buffer instanceof ITextFileBuffer text ? ScriptDocument.of(text.getDocument()) : null;
	}
}
