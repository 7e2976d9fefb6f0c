package org.tapsetstudio.session.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.tapsetstudio.engine.capture.CapturePlan;
import org.tapsetstudio.engine.capture.Filter;
import org.tapsetstudio.engine.capture.MarkerCapture;
import org.tapsetstudio.engine.capture.Slot;
import org.tapsetstudio.markers.FunctionNames;

/**
 * One item of the plan that the agent gets. Probes of the script that wait for the same marker share an item, so that a hit is recorded once.
 *
 * @param id number in the plan; sites of the recording carry it
 * @param filter which hits are recorded
 * @param operands how to read arguments that the marker does not have itself, by number
 * @param probes indexes of the script's probes to fire; empty for what is only recorded
 */
public record PlanItem(int id, String path, String provider, String name, List<Slot> slots, Filter filter, SortedMap<Integer, String> operands, int[] probes) {
	/** As many arguments as a marker can have; what a site has not is left out there. */
	private static final int MOST_ARGUMENTS = 12;

	/** An item for what the marker has itself. */
	PlanItem(int id, String path, String provider, String name, List<Slot> slots, Filter filter, int[] probes) {
		this(id, path, provider, name, slots, filter, Collections.emptySortedMap(), probes);
	}

	private record Key(String path, String provider, String name) {
	}

	/** The operands behind those that the marker or function has itself, as a note lists them; 0 where there is no such argument. */
	String moreArguments() {
		int own = FunctionNames.isProvider(provider) ? FunctionNames.arguments(provider) : MOST_ARGUMENTS;
		return operands.isEmpty() ? "" : IntStream.rangeClosed(own + 1, operands.lastKey()).mapToObj(n -> operands.getOrDefault(n, "8@$0")).collect(Collectors.joining(" "));
	}

	/** The items for a recording that is to answer new questions: every hit, and of what the script asks for all arguments, strings where it reads strings. */
	public static List<PlanItem> generous(List<PlanItem> items) {
		return items.stream().map(item -> new PlanItem(item.id, item.path, item.provider, item.name, more(item), Filter.ALL, item.operands, item.probes)).toList();
	}

	private static List<Slot> more(PlanItem item) {
		TreeSet<Slot> slots = new TreeSet<>(item.slots);
		if (item.provider.equals("python") && item.name.startsWith("function__")) {
			slots.addAll(List.of(Slot.string(1), Slot.string(2), Slot.number(3))); // come as one value
		} else if (!FunctionNames.isProvider(item.provider)) { // values that a function's probe does not have would be a reason to refuse it
			IntStream.rangeClosed(1, MOST_ARGUMENTS).mapToObj(Slot::number).forEach(slots::add);
		}
		return List.copyOf(slots);
	}

	/**
	 * The items for a script's plan, and for what is to be recorded besides.
	 *
	 * @param extra plan of a preset, or null; what the script asks for already is not asked for twice
	 */
	public static List<PlanItem> of(CapturePlan script, CapturePlan extra) {
		Map<Key, List<MarkerCapture>> groups = new LinkedHashMap<>();
		for (MarkerCapture capture : script.markers()) {
			groups.computeIfAbsent(new Key(capture.path(), capture.provider(), capture.name()), k -> new ArrayList<>()).add(capture);
		}
		Map<Key, List<Slot>> recordedToo = new LinkedHashMap<>();
		if (extra != null) {
			for (MarkerCapture capture : extra.markers()) {
				List<Key> same = groups.keySet().stream().filter(k -> k.provider.equals(capture.provider()) && k.name.equals(capture.name())).toList();
				for (Key key : same) {
					recordedToo.put(key, capture.slots());
				}
				if (same.isEmpty()) {
					Key key = new Key(capture.path(), capture.provider(), capture.name());
					groups.put(key, List.of());
					recordedToo.put(key, capture.slots());
				}
			}
		}
		List<PlanItem> items = new ArrayList<>();
		groups.forEach((key, captures) -> {
			TreeSet<Slot> slots = new TreeSet<>(recordedToo.getOrDefault(key, List.of()));
			SortedMap<Integer, String> operands = new TreeMap<>();
			captures.forEach(capture -> {
				slots.addAll(capture.slots());
				operands.putAll(capture.operands());
			});
			Filter filter = recordedToo.containsKey(key) ? Filter.ALL : captures.stream().map(MarkerCapture::filter).reduce(Filter::or).orElse(Filter.ALL);
			items.add(new PlanItem(items.size() + 1, key.path, key.provider, key.name, List.copyOf(slots), filter, operands, captures.stream().mapToInt(MarkerCapture::probe).toArray()));
		});
		return items;
	}
}
