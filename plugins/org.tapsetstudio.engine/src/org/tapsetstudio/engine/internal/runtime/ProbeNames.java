package org.tapsetstudio.engine.internal.runtime;

import java.util.List;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.capture.MemoryRead;

/**
 * What a handler can learn about its own probe.
 *
 * @param written the point as the user wrote it
 * @param resolved the point after aliases and globs are resolved
 * @param pattern whether wildcards of a marker are left in it, because only the event tells which one it was
 * @param type what {@code probe_type()} says
 * @param memory what is read for it behind the arguments of its marker
 */
public record ProbeNames(ByteString written, ByteString resolved, boolean pattern, ByteString type, List<MemoryRead> memory) {
}
