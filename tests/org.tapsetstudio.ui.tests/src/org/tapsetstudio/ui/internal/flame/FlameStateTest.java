package org.tapsetstudio.ui.internal.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.Test;
import org.tapsetstudio.ui.internal.common.ViewMemento;
import org.tapsetstudio.ui.internal.flame.FlameShape.Order;

class FlameStateTest {
	@Test
	void shapeAndZoomSurviveARestart() {
		var before = new FlameModel();
		before.setTree(Trees.of("main 20 2\n  load 8 2\n    parse 6 6\n  run 10 10\n"));
		before.setShape(new FlameShape(false, true, Order.HEAVIEST));
		before.setZoom(3);
		before.select(3);
		var saved = XMLMemento.createWriteRoot("view");
		FlameState.save(saved, before);
		var after = new FlameModel();
		FlameState.restore(new ViewMemento(saved), after);
		after.setTree(Trees.of("main 30 2\n  run 10 10\n  load 8 2\n    parse 6 6\n"));
		assertEquals(before.shape(), after.shape());
		assertEquals("main", after.tree().frame(after.zoom()).function(), "the functions stand on other lines now");
		after = new FlameModel();
		FlameState.restore(new ViewMemento(saved), after);
		after.setTree(before.tree());
		assertEquals(3, after.zoom());
		assertEquals(3, after.selected());
	}
}
