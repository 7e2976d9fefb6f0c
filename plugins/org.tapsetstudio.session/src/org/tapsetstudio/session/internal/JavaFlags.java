package org.tapsetstudio.session.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.tapsetstudio.markers.Glob;
import org.tapsetstudio.session.Target;

/**
 * Flags of the Java virtual machine without which some of its markers never fire. They are added to the command line where the program is {@code java} itself, and
 * given through the environment where it starts Java in its own way (a build tool, a script). JDK 8 to 25 have them.
 */
public enum JavaFlags {
	METHODS("-XX:+DTraceMethodProbes", "each call of a Java method takes about 20 ns longer", "method__entry", "method__return"),
	/** The quick compiler (C1) leaves out the returns of methods that end by an exception, the optimising one does not. */
	RETURNS("-XX:-TieredCompilation", "methods run longer before they are compiled", "method__return"),
	ALLOCATIONS("-XX:+DTraceAllocProbes", "allocations leave the fast path", "object__alloc"),
	MONITORS("-XX:+DTraceMonitorProbes", "", "monitor__contended__enter", "monitor__contended__entered", "monitor__contended__exit", "monitor__wait", "monitor__waited",
			"monitor__notify", "monitor__notifyAll");

	private static final String VARIABLE = "JAVA_TOOL_OPTIONS";

	private final String flag;
	private final String price;
	private final List<String> markers;

	JavaFlags(String flag, String price, String... markers) {
		this.flag = flag;
		this.price = price;
		this.markers = List.of(markers);
	}

	/**
	 * The target as it has to be started for what a plan captures.
	 *
	 * @param say takes a sentence for the user about each flag that is added
	 */
	public static Target add(Target target, List<PlanItem> plan, Consumer<String> say) {
		Target result = target;
		for (JavaFlags one : values()) {
			if (plan.stream().anyMatch(one::isNeeded) && target.command().stream().noneMatch(one::isSetBy)) {
				result = one.addTo(result, say);
			}
		}
		return result;
	}

	/**
	 * Tells of the flags that a running virtual machine lacks; they cannot be set any more.
	 *
	 * @param command how it was started
	 */
	static void missing(String command, List<PlanItem> plan, Consumer<String> say) {
		for (JavaFlags one : values()) {
			if (command.contains("java") && plan.stream().anyMatch(one::isNeeded) && !command.contains(one.flag)) {
				say.accept("WARNING: the program was not started with " + one.flag + ", without which " + String.join(", ", one.markers)
						+ (one == RETURNS ? " is left out where an exception ends compiled code" : " never fire") + "; a running Java cannot be given it. Start it under tapset, or with that flag.");
			}
		}
	}

	/** The flags without which a marker never fires, or not always; name and provider may be patterns. */
	public static List<JavaFlags> neededFor(String provider, String name) {
		return provider.equals("hotspot") ? Stream.of(values()).filter(flag -> flag.markers.stream().anyMatch(marker -> Glob.matches(name, marker))).toList() : List.of();
	}

	public String flag() {
		return flag;
	}

	/** What it costs the program, half a sentence; empty if nothing that can be measured. */
	public String price() {
		return price;
	}

	/** Whether a running virtual machine was started with it. */
	public boolean isSetIn(int pid) {
		return RunningProcess.command(pid).contains(flag);
	}

	private boolean isNeeded(PlanItem item) {
		return item.provider().equals("hotspot") && markers.stream().anyMatch(marker -> Glob.matches(item.name(), marker));
	}

	/** Whoever sets the flag, on or off, means it. */
	private boolean isSetBy(String argument) {
		return argument.startsWith("-XX:") && argument.length() > "-XX:+".length() && argument.substring("-XX:+".length()).equals(flag.substring("-XX:+".length()));
	}

	private Target addTo(Target target, Consumer<String> say) {
		String cost = price.isEmpty() ? "" : ", with which " + price;
		if (Path.of(target.command().getFirst()).endsWith("java")) {
			say.accept("Java is started with " + flag + cost + ".");
			List<String> command = new ArrayList<>(target.command());
			command.add(1, flag);
			return new Target(command, target.workingDirectory(), target.environment());
		}
		say.accept("Java gets " + flag + " through " + VARIABLE + cost + "; it says so on its standard error.");
		Map<String, String> environment = new HashMap<>(target.environment());
		String before = environment.containsKey(VARIABLE) ? environment.get(VARIABLE) : System.getenv(VARIABLE);
		environment.put(VARIABLE, before == null || before.isBlank() ? flag : before + " " + flag);
		return new Target(target.command(), target.workingDirectory(), environment);
	}
}
