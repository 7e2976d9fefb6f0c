package org.tapsetstudio.dsl.program;

import java.util.List;

/**
 * A linked, typed script together with what it uses of the tapsets. What the engine runs and the capture plan is derived from. Immutable once published.
 *
 * @param probes in the order in which they are to be registered
 */
public record Program(List<Global> globals, List<Function> functions, List<Probe> probes) {
}
