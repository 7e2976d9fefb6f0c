package org.tapsetstudio.engine.internal.lean;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.BinaryOperator;
import org.tapsetstudio.dsl.program.Function;

/** Makes leaner expressions: assignments to locals that nobody reads become their value, and what literals decide is decided. */
final class Values {
	private final BitSet read;
	private final UnaryOperator<Function> functions;
	private final Effects effects;
	boolean changed;

	/**
	 * @param read the locals of this body that are read somewhere in it
	 * @param functions gives the new function for an old one
	 * @param effects says which operands can be left out where the other one decides
	 */
	Values(BitSet read, UnaryOperator<Function> functions, Effects effects) {
		this.read = read;
		this.functions = functions;
		this.effects = effects;
	}

	Expr lean(Expr e) {
		return switch (e) {
		case Expr.Assign a when a.operator() == null && a.target() instanceof Expr.Local local && !read.get(local.index()) -> {
			changed = true;
			yield lean(a.value());
		}
		case Expr.Assign a -> new Expr.Assign(place(a.target()), a.operator(), lean(a.value()), a.type(), a.where());
		case Expr.LValue place -> place(place);
		case Expr.Unary u -> Constants.fold(new Expr.Unary(u.operator(), lean(u.operand()), u.where()));
		case Expr.Increment i -> new Expr.Increment(place(i.target()), i.prefix(), i.up(), i.where());
		case Expr.Binary b -> binary(new Expr.Binary(b.operator(), lean(b.left()), lean(b.right()), b.type(), b.where()));
		case Expr.Match m -> new Expr.Match(lean(m.left()), m.pattern(), m.negated(), m.where());
		case Expr.Conditional c -> conditional(new Expr.Conditional(lean(c.condition()), lean(c.then()), lean(c.otherwise()), c.type(), c.where()));
		case Expr.Aggregate a -> new Expr.Aggregate(place(a.target()), lean(a.value()), a.where());
		case Expr.Extract x -> new Expr.Extract(x.aggregate(), place(x.statistic()), x.bits(), x.where());
		case Expr.Histogram h -> histogram(h);
		case Expr.Bucket b -> new Expr.Bucket(histogram(b.histogram()), lean(b.index()), b.where());
		case Expr.In in -> new Expr.In(all(in.keys()), in.array(), in.where());
		case Expr.BucketIn in -> new Expr.BucketIn(lean(in.index()), histogram(in.histogram()), in.where());
		case Expr.Call c -> new Expr.Call(functions.apply(c.function()), all(c.arguments()), c.type(), c.where());
		case Expr.Print p -> new Expr.Print(p.kind(), p.format(), all(p.arguments()), p.type(), p.where());
		case Expr.Readable r -> new Expr.Readable(lean(r.text()), r.otherwise(), r.where());
		case Expr.Entry entry -> new Expr.Entry(lean(entry.value()), entry.type(), entry.where());
		case null, default -> e;
		};
	}

	/** All of a list, in which null may stand for any key. */
	List<Expr> all(List<Expr> old) {
		List<Expr> leaner = new ArrayList<>(old.size());
		old.forEach(e -> leaner.add(lean(e)));
		return leaner;
	}

	Expr.LValue place(Expr.LValue place) {
		return place instanceof Expr.Element e ? new Expr.Element(e.array(), all(e.keys()), e.where()) : place;
	}

	Expr.Histogram histogram(Expr.Histogram h) {
		return new Expr.Histogram(place(h.statistic()), h.kind(), h.start(), h.stop(), h.interval(), h.where());
	}

	private Expr binary(Expr.Binary b) {
		Expr.LongLiteral decided = Constants.decided(b);
		boolean rightNotReached = b.left() instanceof Expr.LongLiteral && (b.operator() == BinaryOperator.LOGAND || b.operator() == BinaryOperator.LOGOR);
		if (decided != null && effects.free(b.left()) && (rightNotReached || effects.free(b.right()))) {
			changed = true;
			return decided;
		}
		return Constants.fold(b);
	}

	private Expr conditional(Expr.Conditional c) {
		if (c.condition() instanceof Expr.LongLiteral condition) {
			changed = true;
			return condition.value() != 0 ? c.then() : c.otherwise();
		}
		return c;
	}
}
