package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.tapsetstudio.dsl.semantics.internal.FlatPoint.Part;

/** {@code netfilter.hook("…").pf("…")…}: the names of the kernel that SystemTap lets through without guru mode, as it runs them in C code. */
final class NetfilterPoints {
	private static final String STAGES = "(PRE_ROUTING|LOCAL_IN|FORWARD|LOCAL_OUT|POST_ROUTING)";
	private static final Map<String, Pattern> HOOKS = Map.of("NFPROTO_IPV4", Pattern.compile("NF_(INET|IP)_" + STAGES), "NFPROTO_IPV6", Pattern.compile("NF_IP6_" + STAGES), "NFPROTO_ARP",
			Pattern.compile("NF_ARP_(IN|OUT|FORWARD)"), "NFPROTO_BRIDGE", Pattern.compile("NF_BR_" + STAGES));
	private static final String PRIORITIES = "_PRI_(FIRST|CONNTRACK_DEFRAG|RAW|SELINUX_FIRST|CONNTRACK|MANGLE|NAT_DST|FILTER|SECURITY|NAT_SRC|SELINUX_LAST|CONNTRACK_CONFIRM|LAST)";
	private static final Map<String, Pattern> NAMED_PRIORITIES = Map.of("NFPROTO_IPV4", Pattern.compile("NF_IP" + PRIORITIES), "NFPROTO_IPV6", Pattern.compile("NF_IP6" + PRIORITIES));
	/** Variables that a handler can read; {@code $verdict} is for guru mode alone. */
	static final Pattern VARIABLES = Pattern.compile("\\$(skb|hooknum|in|out|okfn|verdict)");

	private NetfilterPoints() {
	}

	static void restrict(FlatPoint point) throws PointProblem {
		String family = argument(point, "pf");
		String hook = argument(point, "hook");
		String priority = argument(point, "priority");
		if (family == null || hook == null)
			return;
		Pattern hooks = HOOKS.get(family);
		if (hooks == null)
			throw new PointProblem("without guru mode (-g) there is no protocol family \"" + family + "\" here", List.copyOf(HOOKS.keySet()));
		if (!hooks.matcher(hook).matches())
			throw new PointProblem("without guru mode (-g) there is no hook \"" + hook + "\" of " + family);
		Pattern named = NAMED_PRIORITIES.get(family);
		if (priority != null && !isNumber(priority) && (named == null || !named.matcher(priority).matches()))
			throw new PointProblem("without guru mode (-g) the priority must be a number, as \"-5\", or a name of the kernel, as \"NF_IP_PRI_FIRST\"");
	}

	private static boolean isNumber(String text) {
		try {
			Integer.parseInt(text);
			return true;
		} catch (NumberFormatException e) {
			return false;
		}
	}

	private static String argument(FlatPoint point, String component) {
		return point.components().stream().filter(p -> p.name().equals(component)).map(Part::string).findFirst().orElse(null);
	}
}
