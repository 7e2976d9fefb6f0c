package org.tapsetstudio.dsl.semantics.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.tapsetstudio.dsl.format.FormatDirective;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.BinaryOperator;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.PrintedValue;
import org.tapsetstudio.markers.ProgramPlace;
import org.tapsetstudio.markers.ProgramValue;

/**
 * Expressions for what debugging information tells of: numbers, addresses, values written out, and elements whose number is known only when the handler runs. Memory is read when the probe is hit, so of an array all
 * elements are captured that such a number can mean.
 */
final class PlaceValues {
	/** So many elements are captured at most. */
	private static final int MOST_ELEMENTS = 32;
	static final char PLAIN = 0;

	/** Where a path leads. */
	interface Finder {
		ProgramPlace find(List<Object> steps) throws UnknownVariableException;
	}

	/** How a number is got at the hit. */
	interface Reader {
		Supplier<Expr> read(ProgramValue value) throws UnknownVariableException;

		/** A pointer that is 0 where nothing can be read; null if there is none. Evaluated before anything else. @param last the last pointer on the way, or null */
		default Supplier<Expr> pointer(ProgramValue last) throws UnknownVariableException {
			return last == null ? null : read(last);
		}
	}

	private final Body body;
	private final Expressions expressions;

	PlaceValues(Body body, Expressions expressions) {
		this.body = body;
		this.expressions = expressions;
	}

	/** Whether there is such a value. */
	static boolean isKnown(VariablePath path, Finder finder) {
		try {
			VariablePath some = path;
			for (int i; (i = some.firstComputed()) >= 0;) {
				count(some, i, finder);
				some = some.with(i, 0);
			}
			ProgramPlace place = finder.find(some.steps());
			return path.detail() > 0 || (path.isAddress() ? place.address() : place.number()) != null;
		} catch (UnknownVariableException e) {
			return false;
		}
	}

	Typed of(VariablePath path, Finder finder, Reader reader, SourceRange where) throws UnknownVariableException {
		if (path.firstComputed() >= 0)
			return element(path, finder, reader, where);
		ProgramPlace place = finder.find(path.steps());
		if (path.detail() > 0)
			return printed(place.printed(path.detail() > 1), reader, where);
		Supplier<Expr> number = path.isAddress() ? reader.read(place.address()) : number(place.number(), reader, where);
		return new Typed(TypeCell.of(Type.LONG, where), where, number);
	}

	private static Supplier<Expr> number(ProgramValue value, Reader reader, SourceRange where) throws UnknownVariableException {
		Supplier<Expr> whole = reader.read(value);
		if (value.bits() == 0)
			return whole;
		long left = 64 - value.firstBit() - value.bits();
		return () -> shifted(value.isSigned() ? BinaryOperator.SHR : BinaryOperator.USHR, shifted(BinaryOperator.SHL, whole.get(), left, where), 64 - value.bits(), where);
	}

	private static Expr shifted(BinaryOperator operator, Expr value, long bits, SourceRange where) {
		return new Expr.Binary(operator, value, new Expr.LongLiteral(bits, where), Type.LONG, where);
	}

	private static long count(VariablePath path, int step, Finder finder) throws UnknownVariableException {
		long count = finder.find(path.steps().subList(0, step)).count();
		if (count == 0)
			throw new UnknownVariableException("needs the number of the element as such, as in [0]: memory is read when the probe is hit, before the handler computes anything, and how many elements there are is known of arrays only",
					List.of());
		if (count > MOST_ELEMENTS)
			throw new UnknownVariableException("needs the number of the element as such, as in [0]: the array has " + count + " elements, and no more than " + MOST_ELEMENTS
					+ " can be captured for a number that the handler computes", List.of());
		return count;
	}

	private Typed element(VariablePath path, Finder finder, Reader reader, SourceRange where) throws UnknownVariableException {
		int step = path.firstComputed();
		List<Typed> all = new ArrayList<>();
		for (long k = 0, count = count(path, step, finder); k < count; k++)
			all.add(of(path.with(step, k), finder, reader::read, where));
		Supplier<Expr> pointer = reader.pointer(null);
		Typed number = expressions.want((Expression) path.steps().get(step), Type.LONG);
		LocalSymbol local = local(where);
		Type type = all.getFirst().cell().type();
		return new Typed(TypeCell.of(type, where), where, () -> {
			Expr.Local kept = read(local);
			Expr chosen = new Expr.Refused("the array has no such element: it has " + all.size(), type, where);
			for (int k = all.size() - 1; k >= 0; k--) {
				Expr given = k == 0 ? new Expr.Assign(kept, null, number.build().get(), Type.LONG, where) : kept;
				chosen = new Expr.Conditional(equal(given, k, where), all.get(k).build().get(), chosen, type, where);
			}
			return pointer == null ? chosen : new Expr.Conditional(pointer.get(), chosen, new Expr.Refused("the pointer to the array is 0", type, where), type, where);
		});
	}

	/** A variable that no script can name. */
	LocalSymbol local(SourceRange where) {
		LocalSymbol local = body.scope.declare("(value " + body.scope.locals().size() + ")", false, body.unit(), where);
		local.read = local.written = true;
		local.cell.fix(Type.LONG, where);
		return local;
	}

	static Expr.Local read(LocalSymbol local) {
		return new Expr.Local(local.index, local.name, Type.LONG, local.where);
	}

	private static Expr equal(Expr value, long number, SourceRange where) {
		return new Expr.Binary(BinaryOperator.EQ, value, new Expr.LongLiteral(number, where), Type.LONG, where);
	}

	private Typed printed(PrintedValue printed, Reader reader, SourceRange where) throws UnknownVariableException {
		Supplier<Expr> pointer = reader.pointer(printed.pointer());
		List<FormatDirective> format = new ArrayList<>();
		List<Supplier<Expr>> values = new ArrayList<>();
		for (PrintedValue.Piece piece : printed.pieces())
			switch (piece) {
			case PrintedValue.Text text -> format.add(FormatDirective.Text.of(text.text()));
			case PrintedValue.Number number -> {
				format.add(conversion(number.letter() == 'c' ? '#' : PLAIN, number.letter()));
				values.add(number(number.value(), reader, where));
			}
			case PrintedValue.Quoted quoted -> {
				FunctionSymbol function = Calls.tapset(body, "user_string_quoted");
				Supplier<Expr> address = reader.read(quoted.address());
				format.add(conversion(PLAIN, 's'));
				values.add(() -> new Expr.Call(function.function, List.of(address.get()), Type.STRING, where));
			}
			}
		return new Typed(TypeCell.of(Type.STRING, where), where, () -> {
			Expr zero = pointer == null ? null : equal(pointer.get(), 0, where);
			Expr text = text(format, values.stream().map(Supplier::get).toList(), where);
			Expr.StringLiteral error = new Expr.StringLiteral("ERROR".getBytes(StandardCharsets.US_ASCII), where);
			return new Expr.Readable(zero == null ? text : new Expr.Conditional(zero, error, text, Type.STRING, where), error, where);
		});
	}

	static FormatDirective conversion(char flag, char letter) {
		return new FormatDirective.Conversion(flag, FormatDirective.NONE, FormatDirective.NONE, letter);
	}

	static Expr text(List<FormatDirective> format, List<Expr> values, SourceRange where) {
		return new Expr.Print(Expr.PrintKind.SPRINTF, format, values, Type.STRING, where);
	}
}
