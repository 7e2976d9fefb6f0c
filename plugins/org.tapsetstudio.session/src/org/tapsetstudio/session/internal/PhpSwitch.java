package org.tapsetstudio.session.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.tapsetstudio.markers.Glob;
import org.tapsetstudio.session.Target;

/** PHP reaches its markers only with a variable in its environment, so a program that is launched gets it. */
final class PhpSwitch {
	static final String VARIABLE = "USE_ZEND_DTRACE";

	private PhpSwitch() {
	}

	/**
	 * The target as it has to be started for what a plan captures. Whoever sets the variable means it.
	 *
	 * @param say takes a sentence for the user if something is added
	 */
	static Target add(Target target, List<PlanItem> plan, Consumer<String> say) {
		boolean needed = plan.stream().anyMatch(item -> !item.provider().equals("*") && Glob.matches(item.provider(), "php"));
		if (!needed || target.environment().containsKey(VARIABLE) || System.getenv(VARIABLE) != null) {
			return target;
		}
		say.accept("PHP is given " + VARIABLE + "=1, without which its markers never fire.");
		Map<String, String> environment = new HashMap<>(target.environment());
		environment.put(VARIABLE, "1");
		return new Target(target.command(), target.workingDirectory(), environment);
	}
}
