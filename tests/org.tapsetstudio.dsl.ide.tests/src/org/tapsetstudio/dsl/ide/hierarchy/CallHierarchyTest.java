package org.tapsetstudio.dsl.ide.hierarchy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.testing.Marked;

class CallHierarchyTest {
	private static final String SCRIPT = "function inner(a) { return a }\nfunction outer() { return inner(1) + inner(2) }\nprobe begin { println(outer()) }";

	@Test
	void callers() {
		assertEquals("[outer 2]", calls(SCRIPT.replace("inner(a)", "‸inner(a)"), true));
		assertEquals("[begin 1]", calls(SCRIPT.replace("println(outer", "println(‸outer"), true));
	}

	@Test
	void callees() {
		assertEquals("[outer 1]", calls(SCRIPT.replace("begin", "be‸gin"), false));
		assertEquals("[inner 2]", calls(SCRIPT.replace("function outer", "function ‸outer"), false));
	}

	@Test
	void functionsOfTapsets() {
		assertEquals("[begin 1]", calls("probe begin { ‸exit() }", true));
	}

	private static String calls(String marked, boolean callers) {
		Marked script = Marked.of(marked);
		CallHierarchy hierarchy = new CallHierarchy(script.model());
		CallItem item = hierarchy.at(script.caret()).orElseThrow();
		List<Call> calls = callers ? hierarchy.callers(item, List.of()) : hierarchy.callees(item);
		return calls.stream().map(call -> call.item().name() + " " + call.places().size()).toList().toString();
	}
}
