package org.tapsetstudio.dsl.semantics.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.stp.Cast;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.StaticVariable;
import org.tapsetstudio.dsl.stp.StringLiteral;
import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.ProgramInformation;
import org.tapsetstudio.markers.ProgramInformation.Read;
import org.tapsetstudio.markers.ProgramValue;

/** {@code @var(…)} and {@code @cast(…)} of user space, with the members and elements behind them, as debugging information describes them. */
final class ProgramValues {
	/** How messages about members begin, which name the structure that lacks them. */
	private static final String NOT_THERE = "does not exist: ";

	private final Body body;
	private final Expressions expressions;
	private final PlaceValues places;

	ProgramValues(Body body, Expressions expressions, PlaceValues places) {
		this.body = body;
		this.expressions = expressions;
		this.places = places;
	}

	/** Whether a path begins at one of these, and not in the kernel. */
	static boolean isOne(VariablePath path) {
		return path != null && (path.root() instanceof Cast c && c.getType() != null && !isOfKernel(c.getModule()) || path.root() instanceof StaticVariable v && v.getName() != null && !isOfKernel(v.getModule()));
	}

	/** True if something is to be found in the kernel or a header of it: nobody looks there. */
	private static boolean isOfKernel(StringLiteral module) {
		return module != null && text(module).startsWith("kernel");
	}

	private static String text(StringLiteral literal) {
		return new String(Literals.string(literal), StandardCharsets.UTF_8);
	}

	/** @param path for which {@link #isOne} holds */
	Typed value(VariablePath path, Expression e, SourceRange where) {
		try {
			if (path.root() instanceof StaticVariable v) {
				PlaceValues.Finder finder = finder(body.target, v);
				EntryVariables place = body.target.variables();
				return places.of(path, finder, place.reader("@var", where), where).to(Pointed.of(asked -> pointed(path, finder, place.information(null).orElse(null))));
			}
			return cast((Cast) path.root(), path, where);
		} catch (UnknownVariableException x) {
			UnknownNames.report(body, "unresolved-variable", e, x.getMessage(), x);
			Type type = path.detail() > 0 ? Type.STRING : Type.LONG;
			return new Typed(TypeCell.of(type, where), where, () -> new Expr.Refused(x.getMessage(), type, where));
		}
	}

	/** Whether the value exists where a body runs. */
	static boolean isKnownIn(Target target, VariablePath path) {
		try {
			return path.root() instanceof Cast c ? isPlain(path) && information(target, c).isPresent() || PlaceValues.isKnown(path, finder(information(target, c), c))
					: PlaceValues.isKnown(path, finder(target, (StaticVariable) path.root()));
		} catch (UnknownVariableException e) {
			return false;
		}
	}

	private static PlaceValues.Finder finder(Target target, StaticVariable v) throws UnknownVariableException {
		String[] name = text(v.getName()).split("@", 2);
		EntryVariables place = target.variables();
		if (place == null)
			throw new UnknownVariableException("@var reads memory of the program, which is possible only when a probe on a function or marker of a named file is hit: read it there, and keep it in a global", List.of());
		if (v.getModule() != null && !place.isIn(text(v.getModule())))
			throw new UnknownVariableException("@var reads a variable of the file that the probe is in, which is " + place.path() + "; this is one of " + text(v.getModule()), List.of());
		return steps -> {
			try {
				return place.ofFile(name[0], name.length > 1 ? name[1] : null, steps);
			} catch (UnknownVariableException e) {
				throw about(name[0], e);
			}
		};
	}

	private static PlaceValues.Finder finder(Optional<ProgramInformation> information, Cast c) throws UnknownVariableException {
		String type = text(c.getType());
		if (information.isEmpty())
			throw new UnknownVariableException("there is no debugging information here that describes the type \"" + type + "\": name a file that has it, as in @cast(…, \"" + type + "\", \"/path\")", List.of());
		return steps -> {
			try {
				return information.get().behind(type, steps);
			} catch (UnknownVariableException e) {
				throw about("@cast", e);
			}
		};
	}

	private static UnknownVariableException about(String subject, UnknownVariableException e) {
		String message = e.getMessage().startsWith(NOT_THERE) ? e.getMessage().substring(NOT_THERE.length()) : subject + " " + e.getMessage();
		return new UnknownVariableException(message, e.wrong(), e.candidates());
	}

	/** The value itself, without a member: it stays what it is. */
	private static boolean isPlain(VariablePath path) {
		return path.steps().isEmpty() && path.detail() == 0 && !path.isAddress();
	}

	private Typed cast(Cast c, VariablePath path, SourceRange where) throws UnknownVariableException {
		Typed pointer = expressions.want(c.getOperand(), Type.LONG);
		Optional<ProgramInformation> information = information(body.target, c);
		Optional<ProgramInformation> described = information.isEmpty() ? body.world.information(module(c)) : information;
		PlaceValues.Finder finder = finder(described, c);
		if (isPlain(path))
			return new Typed(TypeCell.of(Type.LONG, where), where, pointer.build());
		return behind(path, finder, pointer, where).to(Pointed.of(asked -> pointed(path, finder, described.orElse(null))));
	}

	/** Something behind a pointer. */
	Typed behind(Pointed.Structure base, VariablePath path, Typed pointer, SourceRange where) throws UnknownVariableException {
		return behind(path, steps -> {
			try {
				return base.information().behind(base.type(), steps);
			} catch (UnknownVariableException e) {
				throw about("this", e);
			}
		}, pointer, where);
	}

	/** What the value at the end of a path points to; null if that is not known. */
	static Pointed.Structure pointed(VariablePath path, PlaceValues.Finder finder, ProgramInformation information) {
		try {
			String type = information == null || path.detail() > 0 || path.firstComputed() >= 0 ? null : finder.find(path.steps()).pointed(path.isAddress());
			return type == null ? null : new Pointed.Structure(information, type);
		} catch (UnknownVariableException e) {
			return null; // said where the value itself was looked for
		}
	}

	private Typed behind(VariablePath path, PlaceValues.Finder finder, Typed pointer, SourceRange where) throws UnknownVariableException {
		return places.of(path, finder, path.detail() == 0 && path.firstComputed() < 0 ? value -> read(pointer.build(), value, where) : new Kept(pointer, where), where);
	}

	/** Of several values behind one pointer: that is computed once, before the others, and kept. */
	private final class Kept implements PlaceValues.Reader {
		private final LocalSymbol local;
		private final Typed pointer;
		private final SourceRange where;

		Kept(Typed pointer, SourceRange where) {
			this.pointer = pointer;
			this.where = where;
			local = places.local(where);
		}

		@Override
		public Supplier<Expr> read(ProgramValue value) throws UnknownVariableException {
			return ProgramValues.this.read(() -> PlaceValues.read(local), value, where);
		}

		@Override
		public Supplier<Expr> pointer(ProgramValue last) throws UnknownVariableException {
			Supplier<Expr> kept = () -> new Expr.Assign(PlaceValues.read(local), null, pointer.build().get(), Type.LONG, where);
			return last == null ? kept : ProgramValues.this.read(kept, last, where);
		}
	}

	/** The way from a pointer, through the program's memory, to a value. */
	private Supplier<Expr> read(Supplier<? extends Expr> pointer, ProgramValue value, SourceRange where) throws UnknownVariableException {
		List<Read> reads = ProgramInformation.reads(value);
		List<FunctionSymbol> functions = new ArrayList<>();
		for (Read read : reads)
			functions.add(read.size() == 0 ? null : Calls.tapset(body, "user_" + (read.size() > 0 && read.size() < 8 ? "u" : "") + "int" + 8 * Math.abs(read.size()) + "_error"));
		return () -> {
			Expr at = pointer.get();
			for (int i = 0; i < reads.size(); i++) {
				long offset = reads.get(i).offset();
				at = offset == 0 ? at : new Expr.Binary(Expr.BinaryOperator.ADD, at, new Expr.LongLiteral(offset, where), Type.LONG, where);
				at = functions.get(i) == null ? at : new Expr.Call(functions.get(i).function, List.of(at), Type.LONG, where);
			}
			return at;
		};
	}

	private static String module(Cast c) {
		return c.getModule() == null ? null : text(c.getModule());
	}

	private static Optional<ProgramInformation> information(Target target, Cast c) {
		return target.variables() == null ? Optional.empty() : target.variables().information(module(c));
	}
}
