package org.tapsetstudio.session.internal;

import java.util.List;

import org.tapsetstudio.engine.CompiledProgram;

/**
 * A script that can run.
 *
 * @param warnings lines for the user
 */
public record CompiledScript(CompiledProgram program, List<String> warnings) {
}
