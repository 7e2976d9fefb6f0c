package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;
import org.tapsetstudio.dsl.stp.Statement;

/** Prologues, handler and epilogues of a probe, examined in one scope; shared by all its points for which they mean the same. */
final class ProbeBody {
	private final Scope scope = new Scope();
	private final Body body;
	private final Statements statements;
	private final List<Supplier<Stmt>> parts = new ArrayList<>();
	private final List<Typed> conditions = new ArrayList<>();
	private final SourceRange where;
	private final Code code;
	private Stmt built;

	/** @param code the simplified parts; null to take them as they are written */
	ProbeBody(World world, Body.Checks checks, Unit unit, ProbeDeclaration declaration, Derived derived, Code code) {
		this.body = new Body(world, checks, unit, scope, derived.target(), null);
		this.statements = new Statements(body);
		this.where = unit.positions.of(declaration);
		this.code = code != null ? code : new Code(world, null, d -> TargetVariables.isDefinedIn(derived.target(), d));
		if (code != null) {
			code.parts.stream().filter(p -> p.statement() != null).forEach(p -> examine(p.unit(), p.statement()));
		} else {
			Set<String> changed = derived.aliases().isEmpty() ? Set.of() : Changes.in(declaration.getBody());
			derived.before().forEach(p -> examineAlias(p, changed));
			if (declaration.getBody() != null)
				examine(unit, declaration.getBody());
			derived.after().forEach(p -> examineAlias(p, changed));
		}
		body.condition = true;
		for (Derived.Condition condition : derived.conditions())
			conditions.add(body.in(condition.unit(), () -> new Expressions(body).unchecked(condition.expression(), Type.LONG)));
		body.condition = false;
		new Questions(world.problems).refuse(derived.conditions());
	}

	private void examine(Unit unit, Statement statement) {
		parts.add(body.in(unit, () -> statements.check(statement)));
	}

	private void examineAlias(Derived.Piece piece, Set<String> changed) {
		body.changedByUser = changed;
		examine(piece.unit(), piece.block());
		body.changedByUser = null;
	}

	Scope scope() {
		return scope;
	}

	/** The program's probes for one of the points: a probe on a return may need another one on the entry. */
	List<Probe> probes(Derived derived, String asWritten, SourceRange declaration) {
		Probe probe = probe(derived, asWritten, declaration);
		return body.entries.isEmpty() ? List.of(probe) : List.of(body.entries.storing(derived, declaration), probe);
	}

	private Probe probe(Derived derived, String asWritten, SourceRange declaration) {
		if (built == null)
			built = build();
		String resolved = derived.resolved() + derived.mark() + derived.conditionText(code);
		return new Probe(derived.point(), asWritten.equals(derived.resolved()) ? resolved : asWritten, resolved, condition(), built, scope.types(), scope.names(), declaration);
	}

	private Stmt build() {
		List<Stmt> statements = new ArrayList<>(body.entries.isEmpty() ? List.of() : body.entries.taking(where));
		parts.forEach(part -> statements.add(part.get()));
		return statements.size() == 1 ? statements.get(0) : new Stmt.Block(statements, where);
	}

	private Expr condition() {
		Expr all = null;
		for (Typed condition : conditions) {
			Expr next = condition.build().get();
			all = all == null ? next : new Expr.Binary(Expr.BinaryOperator.LOGAND, all, next, Type.LONG, next.where());
		}
		return all;
	}
}
