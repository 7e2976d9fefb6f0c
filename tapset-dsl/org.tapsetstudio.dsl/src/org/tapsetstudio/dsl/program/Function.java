package org.tapsetstudio.dsl.program;

import java.util.List;

/**
 * A function after linking and typing. Mutable only while it is built, because functions call each other.
 * Parameters are the first locals, in order.
 */
public final class Function {
	public final String name;
	/** Of a function of the user: its name, which errors point to. */
	public final SourceRange where;
	public List<Type> parameters = List.of();
	/** Types of all locals, parameters first. */
	public List<Type> locals = List.of();
	public List<String> localNames = List.of();
	/** UNKNOWN when the function returns nothing. */
	public Type returnType = Type.UNKNOWN;
	/** The body, or null for a native function (one whose body in a shipped tapset is embedded code {@code %{ native %}}), which the engine binds by name and parameter count. */
	public Stmt body;
	/** The next candidate of the same arity, taken when the body executes {@code next}; or null. */
	public Function nextOverload;
	/** Text of a foreign embedded-code body (not native): understood, refused when called. Null otherwise. */
	public String embeddedCode;

	/** True of embedded and native functions that promise to have no effect but their value. */
	public boolean pure;

	public Function(String name, SourceRange where) {
		this.name = name;
		this.where = where;
	}

	public boolean isNative() {
		return body == null && embeddedCode == null;
	}
}
