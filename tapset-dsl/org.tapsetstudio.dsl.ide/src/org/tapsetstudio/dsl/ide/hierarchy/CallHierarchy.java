package org.tapsetstudio.dsl.ide.hierarchy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.semantics.Symbols;
import org.tapsetstudio.dsl.semantics.Symbols.Kind;

/**
 * Who calls whom. Ask {@link #at} for the item at a caret, then {@link #callers} or {@link #callees} of it, and so on with their items. Any thread. The
 * tapset functions known are those that the script draws on.
 */
public final class CallHierarchy {
	private final ScriptModel model;

	public CallHierarchy(ScriptModel model) {
		this.model = model;
	}

	/** The function that is called or declared at an offset, else the declaration around it; empty between declarations. */
	public Optional<CallItem> at(int offset) {
		return model.symbols().references().stream().filter(reference -> reference.definition().kind() == Kind.FUNCTION)
				.filter(reference -> reference.where().file().equals(model.fileName()) && CallItems.span(reference.where()).touches(offset))
				.findFirst().flatMap(reference -> declared(reference.definition())).or(() -> CallItems.around(model.script(), offset));
	}

	/** @param others further scripts that may call a tapset function; the model itself among them is passed over */
	public List<Call> callers(CallItem item, Collection<ScriptModel> others) {
		List<Call> found = new ArrayList<>(own(item));
		for (ScriptModel other : others) {
			if (!other.fileName().equals(model.fileName()) && !item.fileName().equals(model.fileName())) {
				new CallHierarchy(other).own(item).stream().filter(call -> call.item().fileName().equals(other.fileName())).forEach(found::add);
			}
		}
		return found;
	}

	private List<Call> own(CallItem item) {
		return grouped(references().filter(reference -> !reference.where().equals(reference.definition().where()))
				.filter(reference -> isNameOf(item, reference.definition())), reference -> around(reference.where()));
	}

	public List<Call> callees(CallItem item) {
		return grouped(references().filter(reference -> !reference.where().equals(reference.definition().where()) && reference.where().file().equals(item.fileName())
				&& item.whole().start() <= reference.where().offset() && reference.where().offset() < item.whole().end()), reference -> declared(reference.definition()));
	}

	private Stream<Symbols.Reference> references() {
		return model.symbols().references().stream().filter(reference -> reference.definition().kind() == Kind.FUNCTION);
	}

	private static boolean isNameOf(CallItem item, Symbols.Definition definition) {
		return !item.probe() && definition.where().file().equals(item.fileName()) && definition.where().offset() == item.span().start();
	}

	private static List<Call> grouped(Stream<Symbols.Reference> references, Function<Symbols.Reference, Optional<CallItem>> key) {
		Map<CallItem, List<TextSpan>> calls = new LinkedHashMap<>();
		references.forEach(reference -> key.apply(reference)
				.ifPresent(item -> calls.computeIfAbsent(item, none -> new ArrayList<>()).add(CallItems.span(reference.where()))));
		return calls.entrySet().stream().map(entry -> new Call(entry.getKey(), entry.getValue())).toList();
	}

	private Optional<CallItem> declared(Symbols.Definition definition) {
		return around(definition.where());
	}

	private Optional<CallItem> around(SourceRange where) {
		return file(where.file()).flatMap(script -> CallItems.around(script, where.offset()));
	}

	private Optional<ParsedScript> file(String name) {
		if (name.equals(model.fileName())) {
			return Optional.of(model.script());
		}
		return model.surroundings().tapsets().entries().stream().filter(entry -> entry.name().equals(name)).findFirst().flatMap(model.surroundings().tapsets()::parse);
	}
}
