package org.tapsetstudio.engine.internal.lean;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.program.Stmt;

/** Which variables the probes of a program read, and the functions that they reach. */
final class Uses {
	/** Indices of globals. A global that is only counted up by a statement of its own is written, not read. */
	final BitSet globalsRead = new BitSet();
	final BitSet globalsWritten = new BitSet();
	/** Indices of locals read, by the body that owns them. */
	final Map<Object, BitSet> localsRead = new IdentityHashMap<>();
	private final List<Mentions> mentioned = new ArrayList<>();
	private final Set<Function> reached = new HashSet<>();
	private BitSet locals;
	private Set<Integer> mentions;

	/** The globals that a probe or function mentions, first ones first. */
	private record Mentions(Object owner, Set<Integer> globals) {
	}

	Uses(Program program) {
		for (Probe probe : program.probes()) {
			body(probe, probe.body());
			readHere(probe.condition());
		}
	}

	private void body(Object owner, Stmt body) {
		BitSet outer = locals;
		Set<Integer> outerMentions = mentions;
		locals = localsRead.computeIfAbsent(owner, o -> new BitSet());
		mentions = new LinkedHashSet<>();
		mentioned.add(new Mentions(owner, mentions));
		visit(body);
		locals = outer;
		mentions = outerMentions;
	}

	private void readHere(Expr condition) {
		mentions = new LinkedHashSet<>();
		read(condition);
	}

	private void read(Global global) {
		mentions.add(global.index());
		globalsRead.set(global.index());
	}

	private void write(Global global) {
		mentions.add(global.index());
		globalsWritten.set(global.index());
	}

	/** The globals in the order in which the probes and then the functions of the source mention them first; the rest as declared. */
	List<Global> inOrderOfMention(List<Global> declared) {
		Set<Integer> order = new LinkedHashSet<>();
		mentioned.stream().sorted(Comparator.comparingInt(m -> m.owner instanceof Function f && f.where != null ? f.where.offset() : -1)).forEach(m -> order.addAll(m.globals));
		List<Integer> list = List.copyOf(order);
		return declared.stream().sorted(Comparator.comparingInt(g -> list.contains(g.index()) ? list.indexOf(g.index()) : list.size())).toList();
	}

	private void function(Function function) {
		if (function != null && reached.add(function)) {
			if (function.body != null) {
				body(function, function.body);
			}
			function(function.nextOverload);
		}
	}

	private void visit(Stmt s) {
		switch (s) {
		case null -> {
		}
		case Stmt.Block block -> block.statements().forEach(this::visit);
		case Stmt.Eval eval -> discarded(eval.expr());
		case Stmt.If branch -> {
			read(branch.condition());
			visit(branch.then());
			visit(branch.otherwise());
		}
		case Stmt.Loop loop -> {
			discarded(loop.init());
			read(loop.condition());
			discarded(loop.update());
			visit(loop.body());
		}
		case Stmt.Foreach loop -> {
			loop.keys().forEach(this::write);
			read(loop.array());
			write(loop.value());
			readAll(loop.slice());
			read(loop.limit());
			visit(loop.body());
		}
		case Stmt.ForeachBucket loop -> {
			write(loop.index());
			write(loop.value());
			read(loop.histogram());
			read(loop.limit());
			visit(loop.body());
		}
		case Stmt.Delete delete -> {
			// Who deletes a global is said to know what it holds: it is not printed at the end.
			readAll(delete.keys());
			write(delete.global());
			read(delete.global());
		}
		case Stmt.Return back -> read(back.value());
		case Stmt.TryCatch guarded -> {
			visit(guarded.body());
			write(guarded.message());
			visit(guarded.handler());
		}
		default -> {
		}
		}
	}

	/** An expression whose value nobody takes. */
	private void discarded(Expr e) {
		switch (e) {
		case Expr.Increment increment -> change(increment.target());
		case Expr.Assign assign when assign.operator() != null -> {
			change(assign.target());
			read(assign.value());
		}
		case null, default -> read(e);
		}
	}

	/** Changed in place: a global counts as written only, a local as read, too. */
	private void change(Expr.LValue target) {
		write(target);
		if (target instanceof Expr.Local) {
			read(target);
		}
	}

	private void write(Expr.LValue target) {
		switch (target) {
		case Expr.GlobalScalar scalar -> write(scalar.global());
		case Expr.Element element -> {
			readAll(element.keys());
			write(element.array());
		}
		case null, default -> {
		}
		}
	}

	private void readAll(List<? extends Expr> all) {
		if (all != null) {
			all.forEach(this::read);
		}
	}

	private void read(Expr e) {
		switch (e) {
		case null -> {
		}
		case Expr.Local local -> locals.set(local.index());
		case Expr.GlobalScalar scalar -> read(scalar.global());
		case Expr.Element element -> {
			readAll(element.keys());
			read(element.array());
		}
		case Expr.In in -> {
			readAll(in.keys());
			read(in.array());
		}
		case Expr.Assign assign -> {
			write(assign.target());
			if (assign.operator() != null) {
				read(assign.target());
			}
			read(assign.value());
		}
		case Expr.Increment increment -> {
			write(increment.target());
			read(increment.target());
		}
		case Expr.Aggregate aggregate -> {
			write(aggregate.target());
			read(aggregate.value());
		}
		case Expr.Call call -> {
			function(call.function());
			readAll(call.arguments());
		}
		case Expr.Print print -> readAll(print.arguments());
		case Expr.Unary unary -> read(unary.operand());
		case Expr.Binary binary -> {
			read(binary.left());
			read(binary.right());
		}
		case Expr.Match match -> read(match.left());
		case Expr.Conditional c -> {
			read(c.condition());
			read(c.then());
			read(c.otherwise());
		}
		case Expr.Extract extract -> read(extract.statistic());
		case Expr.Histogram histogram -> read(histogram.statistic());
		case Expr.Bucket bucket -> {
			read(bucket.histogram());
			read(bucket.index());
		}
		case Expr.BucketIn in -> {
			read(in.histogram());
			read(in.index());
		}
		case Expr.Readable readable -> read(readable.text());
		case Expr.Entry entry -> read(entry.value());
		default -> {
		}
		}
	}

	/** The global with what this program does to it. */
	Global marked(Global g) {
		return new Global(g.name(), g.index(), g.keyTypes(), g.valueType(), g.wrap(), g.maxSize(), g.initial(), g.statistics(), globalsWritten.get(g.index()),
				globalsRead.get(g.index()), g.user(), g.where());
	}
}
