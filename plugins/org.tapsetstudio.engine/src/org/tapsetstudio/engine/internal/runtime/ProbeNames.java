package org.tapsetstudio.engine.internal.runtime;

import org.tapsetstudio.engine.ByteString;

/**
 * What a handler can learn about its own probe.
 *
 * @param written the point as the user wrote it
 * @param resolved the point after aliases and globs are resolved
 * @param type what {@code probe_type()} says
 */
public record ProbeNames(ByteString written, ByteString resolved, ByteString type) {
}
