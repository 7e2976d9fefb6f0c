package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.tapsetstudio.dsl.semantics.internal.FlatPoint.Part;
import org.tapsetstudio.markers.Glob;

/**
 * How the points that are built in are put together: which components may follow which, and what they take in parentheses ({@code n} a number, {@code s} a string).
 */
final class PointShapes {
	private static final String EVENTS = "begin end thread syscall mark(s) provider(s) function(s) statement(s) statement(n) plt plt(s) library(s)";
	/** Components by those that they follow; both are written as shapes. */
	private static final Map<String, List<String>> CHILDREN = new LinkedHashMap<>();
	static {
		children("", "begin begin(n) end end(n) error error(n) never timer process process(s) process(n) procfs procfs(s)");
		children("timer", "s(n) sec(n) ms(n) msec(n) us(n) usec(n) ns(n) nsec(n) jiffies(n) hz(n)");
		for (String unit : CHILDREN.get("timer"))
			children("timer." + unit, "randomize(n)");
		for (String file : List.of("procfs", "procfs(s)")) {
			children(file, "umask(n) read write");
			children(file + ".umask(n)", "read write");
			children(file + ".read", "maxsize(n)");
			children(file + ".umask(n).read", "maxsize(n)");
		}
		for (String process : List.of("process", "process(s)", "process(n)")) {
			children(process, EVENTS + (process.equals("process") ? "" : " insn"));
			children(process + ".thread", "begin end");
			children(process + ".syscall", "return");
			children(process + ".insn", "block");
			children(process + ".provider(s)", "mark(s)");
			children(process + ".library(s)", EVENTS);
			children(process + ".function(s)", "call return inline exported");
			children(process + ".plt", "return");
			children(process + ".plt(s)", "return");
		}
	}

	private static final String FUNCTION = "function\\([sn]\\)(\\.(call|return|inline|exported|callees|call|callee\\(s\\)(\\.return|\\.call)?|callees\\(n\\)|label\\(s\\)|return\\.maxactive\\(n\\)))*";
	/** What follows a function. */
	static final List<String> BEHIND_FUNCTION = List.of("call", "return", "inline", "exported", "callee", "callees", "label");
	/** What follows a process, or its library, where code is named. */
	private static final Pattern CODE = Pattern.compile("function\\(n\\)(\\.(call|return|inline|exported))?|function\\(s\\)(\\.(call|return|inline|exported|callees(\\(n\\))?|callee\\(s\\)(\\.return|\\.call)?|label\\(s\\)))?|statement\\(s\\)(\\.nearest)?|statement\\(n\\)|plt(\\(s\\))?(\\.return)?");
	/** Points that wait for something in the kernel. */
	private static final Pattern KERNEL = Pattern.compile("(kernel|module\\(s\\))\\.(" + FUNCTION + "|statement\\([sn]\\)(\\.(absolute|nearest))?|trace\\(s\\)|mark\\(s\\)(\\.format\\(s\\))?)"
			+ "|kernel\\.data\\([sn]\\)(\\.length\\(n\\))?\\.(write|rw)"
			+ "|kprobe\\.(module\\(s\\)\\.)?function\\(s\\)(\\.call|\\.exported|\\.return(\\.maxactive\\(n\\))?)?|kprobe\\.statement\\(n\\)\\.absolute"
			+ "|netfilter\\.(hook\\(s\\)\\.pf\\(s\\)|pf\\(s\\)\\.hook\\(s\\))(\\.priority\\(s\\))?"
			+ "|perf\\.type\\(n\\)\\.config\\(n\\)(\\.sample\\(n\\)|\\.hz\\(n\\))?(\\.process(\\(s\\))?)?(\\.counter\\(s\\))?"
			+ "|procfs(\\(s\\))?(\\.umask\\(n\\))?\\.(read(\\.maxsize\\(n\\))?|write)"
			+ "|java\\([sn]\\)\\.class\\(s\\)\\.method\\(s\\)(\\.return)?"
			+ "|python[23]\\.module\\(s\\)\\.function\\(s\\)(\\.call|\\.return)?");
	/** Aliases of SystemTap's library that are not taken apart here. */
	private static final Pattern LIBRARY = Pattern.compile("(netfilter|perf|java|python[23])\\.(?!hook|pf|priority|type|class|module).*");

	private PointShapes() {
	}

	private static void children(String parent, String shapes) {
		CHILDREN.put(parent, List.of(shapes.split(" ")));
	}

	private static String shape(Part part) {
		return part.name() + (part.argument() == null ? "" : part.argument() instanceof Long ? "(n)" : "(s)");
	}

	/** True of the components behind a process that name functions, statements or stubs. */
	static boolean isCode(List<Part> tail) {
		return CODE.matcher(shapes(tail)).matches();
	}

	private static String shapes(List<Part> parts) {
		return String.join(".", parts.stream().map(PointShapes::shape).toList());
	}

	/** True of a point that a kernel module could wait for. */
	static boolean isKernel(FlatPoint point) {
		String shape = shapes(point.components());
		return KERNEL.matcher(shape).matches() || LIBRARY.matcher(shape).matches();
	}

	/** The point itself or, where components are patterns, all built-in points that they match as far as they are known. */
	static List<FlatPoint> matching(FlatPoint point) {
		if (point.components().stream().noneMatch(p -> Glob.isPattern(p.name())))
			return List.of(point);
		List<FlatPoint> result = new ArrayList<>();
		match("", List.of(), point, result);
		return result;
	}

	private static void match(String parent, List<Part> head, FlatPoint point, List<FlatPoint> result) {
		if (head.size() == point.components().size()) {
			result.add(point.withComponents(head));
			return;
		}
		Part part = point.components().get(head.size());
		String argument = shape(part).substring(part.name().length());
		for (String child : CHILDREN.getOrDefault(parent, List.of())) {
			String name = child.replaceAll("\\(.*", "");
			if (child.substring(name.length()).equals(argument) && Glob.matches(part.name(), name)) {
				List<Part> longer = new ArrayList<>(head);
				longer.add(new Part(name, part.argument(), part.node()));
				match(parent.isEmpty() ? child : parent + "." + child, longer, point, result);
			}
		}
	}
}
