package org.tapsetstudio.ui.internal.live;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.tapsetstudio.dsl.ui.live.ProbeNotes;

/**
 * What stands beside the probes of a script: what its run tells, and where there was none, what is to be expected of it.
 *
 * @param run of a run
 * @param forecast before one
 */
public record ScriptNotes(ProbeNotes run, ProbeNotes forecast) implements ProbeNotes {
	@Override
	public Map<Integer, String> of(Path script) {
		var notes = new HashMap<>(forecast.of(script));
		notes.putAll(run.of(script));
		return notes;
	}

	@Override
	public Optional<Boolean> isOn(Path script, int line) {
		return run.isOn(script, line);
	}

	@Override
	public void set(Path script, int line, boolean on) {
		run.set(script, line, on);
	}

	@Override
	public Optional<Remedy> remedy(Path script, int line) {
		return run.of(script).containsKey(line) ? Optional.empty() : forecast.remedy(script, line);
	}

	@Override
	public void addListener(Listener listener) {
		run.addListener(listener);
		forecast.addListener(listener);
	}

	@Override
	public void removeListener(Listener listener) {
		run.removeListener(listener);
		forecast.removeListener(listener);
	}
}
