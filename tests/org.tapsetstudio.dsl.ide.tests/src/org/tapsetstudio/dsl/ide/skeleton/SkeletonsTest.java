package org.tapsetstudio.dsl.ide.skeleton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;

class SkeletonsTest {
	/** Whether a machine has the program that a script names is not the script's mistake. */
	@Test
	void everySkeletonIsAProgramAsItStands() {
		Skeletons.all().forEach(SkeletonsTest::check);
	}

	private static void check(Skeleton skeleton) {
		ScriptModel model = ScriptModels.shared().create(skeleton.id() + ".stp", skeleton.text(), () -> false);
		List<ScriptProblem> problems = model.problems().stream().filter(problem -> !problem.code().contains("marker")).toList();
		assertEquals(List.of(), problems, skeleton.id());
		assertFalse(skeleton.title().isBlank());
	}
}
