package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.tapsetstudio.dsl.lexer.Numbers;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.stp.FunctionDeclaration;
import org.tapsetstudio.dsl.stp.Parameter;
import org.tapsetstudio.dsl.stp.StpPackage;

/** A declared function while its calls and body are examined. */
final class FunctionSymbol {
	private static final Pattern NATIVE = Pattern.compile("%\\{\\s*(/\\* (pure|guru|stable) \\*/\\s*)*native\\s*%\\}");

	final Unit unit;
	final FunctionDeclaration declaration;
	final String name;
	final SourceRange where;
	final long priority;
	final Scope scope = new Scope();
	final List<LocalSymbol> parameters = new ArrayList<>();
	final TypeCell result = TypeCell.free();
	/** What the result points to. */
	final Pointed pointed = new Pointed();
	/** See {@link FunctionOrder}; not for those with a variable, with which the program is refused as a whole. */
	boolean unseen;
	/** Arrays whose elements the body itself changes. */
	final Set<GlobalSymbol> modified = new LinkedHashSet<>();
	final Function function;
	/** Set when the body was examined or is being examined. */
	boolean visited;
	boolean returnsNothing;
	boolean returnsValue;
	Supplier<Stmt> body;
	FunctionSymbol next;
	/** How many functions of the name SystemTap has read before, private ones, too: tapsets come first. */
	int overload;

	FunctionSymbol(Unit unit, FunctionDeclaration declaration) {
		this.unit = unit;
		this.declaration = declaration;
		this.name = declaration.getName();
		this.where = unit.positions.of(declaration);
		this.function = new Function(name, unit.user ? nameRange() : where);
		this.priority = declaration.getPriority() != null ? Numbers.value(declaration.getPriority()) : unit.user ? 0 : 1;
		for (Parameter parameter : declaration.getParameters()) {
			if (parameter.getName() == null)
				continue;
			LocalSymbol local = scope.declare(parameter.getName(), true, unit, unit.positions.start(parameter, parameter.getName().length()));
			local.written = true;
			fix(local.cell, parameter.getType(), local.where);
			parameters.add(local);
		}
		fix(result, declaration.getType(), where);
	}

	private static void fix(TypeCell cell, String type, SourceRange where) {
		if (type != null)
			cell.fix(type.equals("string") ? Type.STRING : Type.LONG, where);
	}

	/** The name in the declaration. */
	SourceRange nameRange() {
		return unit.positions.feature(declaration, StpPackage.Literals.FUNCTION_DECLARATION__NAME);
	}

	int arity() {
		return parameters.size();
	}

	/** Implemented by the engine. */
	boolean isNative() {
		return unit.shipped && declaration.getEmbedded() != null && NATIVE.matcher(declaration.getEmbedded()).matches();
	}

	/** Promises to have no effect but its value. */
	boolean isPure() {
		return declaration.getEmbedded() != null && declaration.getEmbedded().contains("/* pure */");
	}

	/** Changes the kernel or a program, so that scripts must not call it without {@code -g}. */
	boolean isForGurus() {
		return declaration.getEmbedded() != null && declaration.getEmbedded().contains("/* guru */");
	}

	/** Fills in what the program needs. */
	Function build() {
		function.parameters = parameters.stream().map(p -> p.cell.known() ? p.cell.type() : Type.LONG).toList();
		function.locals = scope.types();
		function.localNames = scope.names();
		function.returnType = result.type();
		if (declaration.getEmbedded() == null)
			function.body = body.get();
		else if (!isNative())
			function.embeddedCode = declaration.getEmbedded();
		function.pure = isPure();
		function.nextOverload = next == null ? null : next.function;
		return function;
	}

	/** Signature in words: {@code f:string (a:long, b)}. */
	String typeText() {
		StringBuilder text = new StringBuilder(name);
		if (result.known())
			text.append(':').append(TypeNames.of(result));
		text.append(" (");
		for (int i = 0; i < parameters.size(); i++) {
			LocalSymbol p = parameters.get(i);
			text.append(i > 0 ? ", " : "").append(p.name).append(p.cell.known() ? ":" + TypeNames.of(p.cell) : "");
		}
		return text.append(')').toString();
	}
}
