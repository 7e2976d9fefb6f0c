package org.tapsetstudio.session.internal;
import org.tapsetstudio.session.*;
public final class ScriptCompiler { public static CompiledScript compile(Script s) throws SessionException { throw new IllegalStateException(); } }
