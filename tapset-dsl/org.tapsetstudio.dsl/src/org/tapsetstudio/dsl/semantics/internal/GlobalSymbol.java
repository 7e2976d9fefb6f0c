package org.tapsetstudio.dsl.semantics.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.lexer.Numbers;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Global.HistogramKind;
import org.tapsetstudio.dsl.program.Global.StatisticsNeeds;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.stp.GlobalVariable;

/** A declared global while its uses are collected. */
final class GlobalSymbol {
	final Unit unit;
	final GlobalVariable declaration;
	final boolean isPrivate;
	final String name;
	final SourceRange where;
	final TypeCell value = TypeCell.free();
	/** Of a scalar. */
	final Pointed pointed = new Pointed();
	final List<TypeCell> keys = new ArrayList<>();
	/** Number of keys; -1 while unknown. */
	int arity = -1;
	SourceRange arityFrom;
	boolean read;
	boolean written;
	/** What {@link Extractions} were seen. */
	int varianceBits = -1;
	HistogramKind histogram = HistogramKind.NONE;
	long start;
	long stop;
	long interval;
	private Object initial;
	/** What option -G sets, as it was written. */
	private String given;
	private Global built;

	GlobalSymbol(Unit unit, GlobalVariable declaration, boolean isPrivate) {
		this.unit = unit;
		this.declaration = declaration;
		this.isPrivate = isPrivate;
		this.name = declaration.getName();
		this.where = unit.positions.start(declaration, name.length());
		initialise(Literals.value(declaration.getInit()));
	}

	/** Sets the initial value, which makes this a scalar of the value's type; false if it is of another type already. */
	boolean initialise(Object literal) {
		if (literal == null)
			return true;
		initial = literal;
		arity = 0;
		arityFrom = where;
		return value.fix(literal instanceof Long ? Type.LONG : Type.STRING, where);
	}

	/** Sets another initial value by option {@code -G}, which says nothing about the type. */
	void give(String text) {
		given = text;
	}

	/** Whether the script or option {@code -G} says with which value it begins. */
	boolean hasInitialValue() {
		return given != null || declaration.getInit() != null;
	}

	/** What option {@code -G} sets, when the type is known: a number or bytes, null if it is neither what is needed nor a value for a scalar. */
	private Object given(Type type) {
		if (!keys.isEmpty() || type == Type.STATS)
			return null;
		if (type == Type.STRING)
			return given.getBytes(StandardCharsets.UTF_8);
		String digits = given.startsWith("-") ? given.substring(1) : given;
		if (digits.isEmpty() || !Character.isDigit(digits.charAt(0)) || !Numbers.isValid(digits))
			return null;
		return given.startsWith("-") ? -Numbers.value(digits) : Numbers.value(digits);
	}

	/** Says what is wrong with the value of option {@code -G}; null if nothing is. */
	String problem() {
		Type type = value.known() ? value.type() : Type.LONG;
		if (given == null || given(type) != null)
			return null;
		return "option -G: \"" + name + "\" is " + (keys.isEmpty() ? TypeNames.described(type) + ", \"" + given + "\" is not" : "an array, which takes no value");
	}

	/** Says how many keys a use has; false if another use differs. */
	boolean useArity(int count, SourceRange from) {
		if (arity < 0) {
			arity = count;
			arityFrom = from;
			for (int i = 0; i < count; i++)
				keys.add(TypeCell.free());
		}
		return arity == count;
	}

	/** The finished global; call only after all uses are known. */
	Global build() {
		return built;
	}

	/** @param displayed whether it is shown at the end, because what reads it has no effect or there is nothing */
	void finish(int index, boolean displayed) {
		Type type = value.known() ? value.type() : Type.LONG;
		List<Type> keyTypes = keys.stream().map(k -> k.known() ? k.type() : Type.LONG).toList();
		if (given != null)
			initial = given(type);
		StatisticsNeeds needs = type == Type.STATS ? new StatisticsNeeds(Math.max(0, varianceBits), histogram, start, stop, interval) : null;
		int size = declaration.getSize() == null ? 0 : (int) Math.min(Integer.MAX_VALUE, Numbers.value(declaration.getSize()));
		built = new Global(name, index, keyTypes, type, declaration.isWrap(), size, initial, needs, written, !displayed, unit.user, where);
	}

	/** Type in words: {@code long}, {@code string[long, string]}. */
	String typeText() {
		String text = TypeNames.of(value);
		return keys.isEmpty() ? text : text + "[" + String.join(", ", keys.stream().map(TypeNames::of).toList()) + "]";
	}
}
