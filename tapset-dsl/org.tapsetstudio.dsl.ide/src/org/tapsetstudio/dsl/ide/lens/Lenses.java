package org.tapsetstudio.dsl.ide.lens;

import java.util.List;

import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.outline.Outline;
import org.tapsetstudio.dsl.ide.outline.OutlineEntry.Kind;

/** Lists the probes and functions of a script. What is shown above them, e.g. hits, is for the caller to fill in. Any thread. */
public final class Lenses {
	private Lenses() {
	}

	/** In the order of the text. */
	public static List<Lens> of(ScriptModel model) {
		return Outline.of(model).stream().filter(entry -> entry.kind() == Kind.PROBE || entry.kind() == Kind.FUNCTION)
				.map(entry -> new Lens(entry.kind() == Kind.PROBE, entry.label(), entry.name(), model.script().lines().line(entry.name().start()))).toList();
	}
}
