package org.tapsetstudio.ui.internal.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.ui.internal.common.ViewMemento;
import org.tapsetstudio.ui.internal.data.Missing;
import org.tapsetstudio.ui.internal.data.RecordingFacts;
import org.tapsetstudio.ui.internal.data.Scope;

class TimelineStateTest {
	@Test
	void windowAndThreadsSurviveARestart() {
		var before = new TimelineModel();
		before.take(null, facts(1_000_000), Scope.WHOLE);
		before.show(new TimeRange(123_456, 234_567));
		before.threads().restore(Set.of("100/101"), Set.of("100/102"));
		before.setFollowing(false);
		var saved = XMLMemento.createWriteRoot("view");
		TimelineState.save(saved, before);
		var after = new TimelineModel();
		TimelineState.restore(new ViewMemento(saved), after);
		after.take(null, facts(1_000_000), Scope.WHOLE);
		assertEquals(new TimeRange(123_456, 234_567), after.window());
		assertEquals(List.of("100/101"), after.threads().collapsed());
		assertEquals(List.of("100/102"), after.threads().hidden());
	}

	@Test
	void theWindowGrowsWithTheRecordingWhereItShowsAll() {
		var model = new TimelineModel();
		model.take(null, facts(1000), Scope.WHOLE);
		assertTrue(model.showsAll());
		model.take(null, facts(5000), Scope.WHOLE);
		assertEquals(new TimeRange(0, 5000), model.window());
	}

	@Test
	void theWindowFollowsTheEndWhereThatIsWanted() {
		var model = new TimelineModel();
		model.take(null, facts(10_000), Scope.WHOLE);
		model.show(new TimeRange(8000, 9000));
		model.setFollowing(true);
		model.take(null, facts(50_000), Scope.WHOLE);
		assertEquals(new TimeRange(49_000, 50_000), model.window());
	}

	private static RecordingFacts facts(long duration) {
		return new RecordingFacts(0, Missing.NONE, 0, duration, List.of(), List.of(), false);
	}
}
