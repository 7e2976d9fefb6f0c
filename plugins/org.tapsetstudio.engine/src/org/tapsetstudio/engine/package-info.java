/**
 * Runs programs of the script language over events. {@link org.tapsetstudio.engine.Engine} compiles a program; the
 * {@link org.tapsetstudio.engine.CompiledProgram} says what must be captured and starts runs; a {@link org.tapsetstudio.engine.Dispatcher} is one run,
 * which a session feeds with events in the order of time, live or from a recording alike.
 */
package org.tapsetstudio.engine;
