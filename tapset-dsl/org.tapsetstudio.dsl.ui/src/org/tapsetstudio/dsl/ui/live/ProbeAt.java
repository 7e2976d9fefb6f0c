package org.tapsetstudio.dsl.ui.live;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.jface.text.IDocument;
import org.osgi.framework.FrameworkUtil;
import org.tapsetstudio.dsl.ide.lens.Lens;
import org.tapsetstudio.dsl.ide.lens.Lenses;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/**
 * A probe of a script and who knows what to say of it.
 *
 * @param line of the probe, from 1
 */
public record ProbeAt(ProbeNotes notes, Path script, int line) {

	/** The last probe that begins in a line or above it; empty where there is none, or nobody has notes. Never waits. */
	public static Optional<ProbeAt> of(IDocument document, int line) {
		var context = FrameworkUtil.getBundle(ProbeAt.class).getBundleContext();
		var service = context.getServiceReference(ProbeNotes.class);
		var script = ScriptDocument.of(document);
		var model = script == null ? null : script.latest();
		if (service == null || model == null) {
			return Optional.empty();
		}
		return Lenses.of(model).stream().filter(Lens::probe).map(Lens::line).filter(start -> start <= line).max(Integer::compare)
				.map(probe -> new ProbeAt(context.getService(service), ProbeNoteMinings.path(script.location()), probe));
	}

	/** Switches the probe if it runs. */
	boolean toggle() {
		var on = notes.isOn(script, line);
		on.ifPresent(now -> notes.set(script, line, !now));
		return on.isPresent();
	}

	/** See {@link ProbeNotes#remedy}. */
	public Optional<ProbeNotes.Remedy> remedy() {
		return notes.remedy(script, line);
	}
}
