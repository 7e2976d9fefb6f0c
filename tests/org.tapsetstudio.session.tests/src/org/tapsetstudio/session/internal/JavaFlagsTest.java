package org.tapsetstudio.session.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.engine.capture.Filter;
import org.tapsetstudio.session.Target;

class JavaFlagsTest {
	private final List<String> said = new ArrayList<>();

	private Target add(Target target, String... markers) {
		List<PlanItem> plan = new ArrayList<>();
		for (String marker : markers) {
			plan.add(new PlanItem(plan.size() + 1, "", marker.substring(0, marker.indexOf(':')), marker.substring(marker.indexOf(':') + 1), List.of(), Filter.ALL, new int[0]));
		}
		return JavaFlags.add(target, plan, said::add);
	}

	@Test
	void whatNeedsNoFlagChangesNothing() {
		Target target = new Target(List.of("java", "Program"));
		assertEquals(target, add(target, "hotspot:gc__begin", "python:method__entry"));
		assertEquals(List.of(), said);
	}

	@Test
	void eachFlagIsAddedOnceBeforeTheProgram() {
		Target target = add(new Target(List.of("/usr/bin/java", "-cp", "x", "Program")), "hotspot:method__entry", "hotspot:method__return", "hotspot:monitor__wait");
		assertEquals(List.of("/usr/bin/java", "-XX:+DTraceMonitorProbes", "-XX:-TieredCompilation", "-XX:+DTraceMethodProbes", "-cp", "x", "Program"), target.command());
		assertEquals(List.of("Java is started with -XX:+DTraceMethodProbes, with which each call of a Java method takes about 20 ns longer.",
				"Java is started with -XX:-TieredCompilation, with which methods run longer before they are compiled.",
				"Java is started with -XX:+DTraceMonitorProbes."), said);
	}

	@Test
	void aPatternNeedsWhatAnyOfItsMarkersNeeds() {
		assertEquals(6, add(new Target(List.of("java", "Program")), "hotspot:*").command().size());
	}

	@Test
	void theUsersOwnFlagStays() {
		Target target = new Target(List.of("java", "-XX:-DTraceMethodProbes", "Program"));
		assertEquals(target, add(target, "hotspot:method__entry"));
	}

	@Test
	void aScriptThatStartsJavaGetsTheFlagThroughItsEnvironment() {
		Target target = add(new Target(List.of("mvn", "test"), Path.of(""), Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g")), "hotspot:object__alloc");
		assertEquals(Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g -XX:+DTraceAllocProbes"), target.environment());
		assertEquals(List.of("mvn", "test"), target.command());
		assertEquals(List.of("Java gets -XX:+DTraceAllocProbes through JAVA_TOOL_OPTIONS, with which allocations leave the fast path; it says so on its standard error."), said);
	}
}
