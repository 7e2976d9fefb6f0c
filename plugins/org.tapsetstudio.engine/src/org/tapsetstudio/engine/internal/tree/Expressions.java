package org.tapsetstudio.engine.internal.tree;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.EngineException;
import org.tapsetstudio.engine.internal.regex.Regex;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;
import org.tapsetstudio.engine.internal.runtime.StringNode;
import org.tapsetstudio.engine.internal.runtime.WholeLiteral;

/** Makes nodes of expressions. */
final class Expressions {
	final Unit unit;
	final Scope scope;
	final Run run;
	private final Places places;
	private final Arrays arrays;
	private final Aggregates aggregates;
	private final Prints prints;
	private final Calls calls;

	Expressions(Unit unit, Scope scope) {
		this.unit = unit;
		this.scope = scope;
		this.run = unit.run;
		arrays = new Arrays(this);
		aggregates = new Aggregates(this, arrays);
		places = new Places(this, arrays);
		prints = new Prints(this, aggregates);
		calls = new Calls(this);
	}

	Places places() {
		return places;
	}

	Arrays arrays() {
		return arrays;
	}

	Aggregates aggregates() {
		return aggregates;
	}

	/** A number; also for calls that give nothing. */
	LongNode number(Expr e) {
		return switch (e) {
		case Expr.LongLiteral literal -> {
			long value = literal.value();
			yield f -> value;
		}
		case Expr.MarkerArgument argument -> {
			int number = argument.number();
			ScriptError fault = ScriptError.unreadable(argument.name(), argument.where());
			yield f -> run.argument(number, fault);
		}
		case Expr.Unary unary -> Operators.unary(unary.operator(), number(unary.operand()));
		case Expr.Binary binary when binary.left().type() == Type.STRING ->
			Operators.comparison(binary.operator(), seen(binary.left()), seen(binary.right()));
		case Expr.Binary binary -> Operators.binary(binary, number(binary.left()), number(binary.right()));
		case Expr.Match match -> match(match);
		case Expr.Conditional conditional -> {
			LongNode condition = number(conditional.condition());
			LongNode then = number(conditional.then());
			LongNode otherwise = number(conditional.otherwise());
			yield f -> condition.eval(f) != 0 ? then.eval(f) : otherwise.eval(f);
		}
		case Expr.Increment increment -> places.increment(increment);
		case Expr.Assign assign -> places.assignNumber(assign);
		case Expr.LValue place -> places.number(place);
		case Expr.In in -> arrays.in(in);
		case Expr.Aggregate aggregate -> aggregates.add(aggregate);
		case Expr.Extract extract -> aggregates.extract(extract);
		case Expr.Bucket bucket -> aggregates.bucket(bucket);
		// True if there is something in the bucket: it gives how much, as SystemTap has it.
		case Expr.BucketIn in -> aggregates.bucket(new Expr.Bucket(in.histogram(), in.index(), in.histogram().where()));
		case Expr.Call call -> calls.number(call);
		case Expr.Print print -> prints.print(print);
		case Expr.Refused refused -> {
			String sentence = refused.sentence();
			yield f -> {
				throw ScriptError.near(sentence, "expression", refused.where());
			};
		}
		case Expr.Entry entry -> f -> {
			throw ScriptError.near("@entry needs a probe at the return of a function", "operator '@entry'", entry.where());
		};
		default -> throw new EngineException("a number is expected at " + e.where());
		};
	}

	/** A string that is looked at and not stored: see {@link WholeLiteral}. */
	StringNode seen(Expr e) {
		ByteString literal = WholeLiteral.of(e);
		return literal == null ? string(e) : f -> literal;
	}

	StringNode string(Expr e) {
		return switch (e) {
		case Expr.StringLiteral literal -> {
			ByteString value = run.strings.intern(literal.value());
			yield f -> value;
		}
		case Expr.MarkerText text -> markerText(text);
		case Expr.Binary concat -> {
			StringNode left = string(concat.left());
			StringNode right = string(concat.right());
			yield f -> run.concat(left.eval(f), right.eval(f));
		}
		case Expr.Conditional conditional -> {
			LongNode condition = number(conditional.condition());
			StringNode then = string(conditional.then());
			StringNode otherwise = string(conditional.otherwise());
			yield f -> condition.eval(f) != 0 ? then.eval(f) : otherwise.eval(f);
		}
		case Expr.Assign assign -> places.assignString(assign);
		case Expr.LValue place -> places.string(place);
		case Expr.Call call -> calls.string(call);
		case Expr.Print print -> prints.sprint(print);
		case Expr.Readable readable -> readable(string(readable.text()), seen(readable.otherwise()));
		case Expr.Refused refused -> f -> {
			throw ScriptError.near(refused.sentence(), "expression", refused.where());
		};
		case Expr.Entry entry -> f -> {
			throw ScriptError.near("@entry needs a probe at the return of a function", "operator '@entry'", entry.where());
		};
		default -> throw new EngineException("a string is expected at " + e.where());
		};
	}

	private static StringNode readable(StringNode text, StringNode otherwise) {
		return f -> {
			try {
				return text.eval(f);
			} catch (ScriptError e) {
				if (!e.isReadFault()) {
					throw e;
				}
				return otherwise.eval(f);
			}
		};
	}

	private LongNode match(Expr.Match match) {
		StringNode left = seen(match.left());
		Regex regex;
		try {
			regex = new Regex(match.pattern());
		} catch (IllegalArgumentException e) {
			throw new EngineException(e.getMessage() + " at " + match.where());
		}
		long found = match.negated() ? 0 : 1;
		return f -> {
			ByteString text = left.eval(f);
			int[] bounds = regex.find(text);
			run.match.set(run.cut(text), bounds);
			return bounds != null ? found : 1 - found;
		};
	}

	private StringNode markerText(Expr.MarkerText text) {
		ScriptError fault = ScriptError.unreadable("$$vars", text.where());
		return switch (text.kind()) {
		case NAME -> f -> run.event.name();
		case PROVIDER -> f -> run.event.provider();
		case VARS -> f -> {
			int n = run.event.argumentCount();
			run.scratched();
			for (int i = 1; i <= n; i++) {
				run.scratch.text((i == 1 ? "$arg" : " $arg") + i + "=0x" + Long.toHexString(run.argument(i, fault)));
			}
			return run.scratch.toByteString(run.maxString);
		};
		};
	}
}
