package org.tapsetstudio.dsl.lsp;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.tapsetstudio.dsl.ide.hierarchy.CallHierarchy;
import org.tapsetstudio.dsl.ide.hierarchy.CallItem;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.text.TextSpan;

/** Who calls whom. Each item names the script from which it was found, for that script's symbols tell what its tapsets mean. */
final class Calls {
	private final Scripts scripts;
	private final Script script;
	private final Collection<ScriptModel> others;

	Calls(Scripts scripts, Script script) {
		this.scripts = scripts;
		this.script = script;
		others = scripts.others(script);
	}

	/** The script from which an item was found. */
	static String origin(CallHierarchyItem item) {
		// it has come over the wire as JSON
		return item.getData() == null ? item.getUri() : String.valueOf(item.getData()).replace("\"", "");
	}

	List<CallHierarchyItem> at(int offset) {
		return new CallHierarchy(script.model()).at(offset).flatMap(this::item).stream().toList();
	}

	List<CallHierarchyIncomingCall> incoming(CallHierarchyItem item) {
		return new CallHierarchy(script.model()).callers(item(item), others).stream()
				.flatMap(call -> item(call.item()).map(caller -> new CallHierarchyIncomingCall(caller, ranges(call.item().fileName(), call.places()))).stream()).toList();
	}

	List<CallHierarchyOutgoingCall> outgoing(CallHierarchyItem item) {
		CallItem caller = item(item);
		return new CallHierarchy(script.model()).callees(caller).stream()
				.flatMap(call -> item(call.item()).map(callee -> new CallHierarchyOutgoingCall(callee, ranges(caller.fileName(), call.places()))).stream()).toList();
	}

	private List<Range> ranges(String fileName, List<TextSpan> places) {
		return places.stream().flatMap(place -> scripts.location(script, others, fileName, place).stream()).map(Location::getRange).toList();
	}

	private Optional<CallHierarchyItem> item(CallItem item) {
		return scripts.location(script, others, item.fileName(), item.span()).map(name -> {
			Range whole = scripts.location(script, others, item.fileName(), item.whole()).map(Location::getRange).orElse(name.getRange());
			CallHierarchyItem result = new CallHierarchyItem(item.name(), item.probe() ? SymbolKind.Event : SymbolKind.Function, name.getUri(), whole, name.getRange());
			result.setData(script.uri());
			return result;
		});
	}

	private CallItem item(CallHierarchyItem item) {
		String fileName = scripts.name(item.getUri());
		Lines lines = fileName.equals(script.model().fileName()) ? script.lines()
				: new Lines(scripts.tapsets().text(fileName).orElseGet(() -> scripts.document(item.getUri()).text()));
		return new CallItem(item.getKind() == SymbolKind.Event, item.getName(), fileName, lines.span(item.getSelectionRange()), lines.span(item.getRange()));
	}
}
