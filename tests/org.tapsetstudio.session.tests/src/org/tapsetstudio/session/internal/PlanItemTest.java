package org.tapsetstudio.session.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.engine.capture.CapturePlan;
import org.tapsetstudio.engine.capture.Filter;
import org.tapsetstudio.engine.capture.MarkerCapture;
import org.tapsetstudio.engine.capture.Slot;

class PlanItemTest {
	private static CapturePlan plan(MarkerCapture... markers) {
		return new CapturePlan(List.of(markers), List.of(), false, Map.of(), List.of());
	}

	private static MarkerCapture marker(int probe, String path, String name, Slot... slots) {
		return new MarkerCapture(probe, path, "python", name, List.of(slots), Filter.ALL);
	}

	@Test
	void probesOnOneMarkerShareAnItemWithAllSlots() {
		List<PlanItem> items = PlanItem.of(plan(marker(0, null, "function__entry", Slot.string(1)), marker(3, null, "function__entry", Slot.number(3))), null);
		assertEquals(1, items.size());
		assertArrayEquals(new int[] { 0, 3 }, items.getFirst().probes());
		assertEquals(List.of(Slot.string(1), Slot.number(3)), items.getFirst().slots());
	}

	@Test
	void theSameMarkerOfTwoFilesIsTwoItems() {
		assertEquals(2, PlanItem.of(plan(marker(0, "/a", "line"), marker(1, "/b", "line")), null).size());
	}

	@Test
	void aPresetAddsWhatTheScriptLacks() {
		List<PlanItem> items = PlanItem.of(plan(marker(0, "/usr/bin/python3.11", "function__entry", Slot.number(3))),
				plan(marker(0, null, "function__entry", Slot.string(2)), marker(1, null, "function__return", Slot.string(2))));
		assertEquals(2, items.size());
		assertEquals(List.of(Slot.string(2), Slot.number(3)), items.get(0).slots());
		assertEquals("function__return", items.get(1).name());
		assertEquals(0, items.get(1).probes().length);
	}
}
