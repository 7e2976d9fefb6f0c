package org.tapsetstudio.dsl.lsp;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.tapsetstudio.dsl.ide.hierarchy.CallHierarchy;
import org.tapsetstudio.dsl.ide.hierarchy.CallItem;
import org.tapsetstudio.dsl.ide.lens.Lenses;
import org.tapsetstudio.dsl.ide.model.ScriptModel;

/**
 * Lines above probes and functions: how many functions a probe calls, from how many places a function is called. The data of a lens ({@code probe},
 * {@code name}, {@code line} from 1) let a client that has hit counts put them there instead.
 */
final class CodeLenses {
	private CodeLenses() {
	}

	static List<CodeLens> of(Script script, Scripts scripts) {
		CallHierarchy hierarchy = new CallHierarchy(script.model());
		Collection<ScriptModel> others = scripts.others(script);
		return Lenses.of(script.model()).stream().map(lens -> {
			String title = hierarchy.at(lens.span().start()).map(item -> title(hierarchy, item, others)).orElse("");
			Map<String, Object> data = Map.of("probe", lens.probe(), "name", lens.name(), "line", lens.line());
			return new CodeLens(script.lines().range(lens.span()), title.isEmpty() ? null : new Command(title, ""), data);
		}).toList();
	}

	private static String title(CallHierarchy hierarchy, CallItem item, Collection<ScriptModel> others) {
		if (item.probe()) {
			int calls = hierarchy.callees(item).size();
			return calls == 1 ? "calls 1 function" : "calls " + calls + " functions";
		}
		int places = hierarchy.callers(item, others).stream().mapToInt(call -> call.places().size()).sum();
		return places == 1 ? "called from 1 place" : "called from " + places + " places";
	}
}
