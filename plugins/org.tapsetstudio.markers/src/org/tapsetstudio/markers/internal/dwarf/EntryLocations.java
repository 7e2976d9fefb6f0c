package org.tapsetstudio.markers.internal.dwarf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.markers.internal.dwarf.Layout.Kind;

/**
 * Where the parameters of a function, and its own variables that have a value already, are when its first instruction is about to run, on x86-64. Where the compiler optimised, location lists say it; where it did
 * not, they name places on the stack that are not filled yet: of parameters the calling convention says it, and other variables have no value.
 */
final class EntryLocations {
	private static final String[] PASSED = { "%rdi", "%rsi", "%rdx", "%rcx", "%r8", "%r9" };
	private static final int VECTORS_PASSED = 8;
	static final int FORMAL_PARAMETER = 0x05;

	private static final int VARIABLE = 0x34;
	private static final String UNFILLED = "has no value yet where the function is entered: probe a statement that sees it";

	/**
	 * A parameter or variable.
	 *
	 * @param place empty where nothing says where it is
	 * @param why it has no place: goes on from its name
	 */
	record Parameter(String name, Entry entry, Optional<Place> place, String why) {
		boolean isLocal() {
			return entry.tag() != FORMAL_PARAMETER;
		}
	}

	private final DebugInfo info;
	private final Entry function;
	private final Locations locations;

	EntryLocations(DebugInfo info, Entry function) {
		this.info = info;
		this.function = function;
		this.locations = new Locations(info, function, function.number(Entry.LOW_PC), Optional.of(Place.memory("%rsp", 8))); // the frame begins above the return address
	}

	/** The parameters in their order, then the variables of the function's outermost block. */
	List<Parameter> all() {
		List<Parameter> parameters = new ArrayList<>();
		List<Parameter> locals = new ArrayList<>();
		Convention convention = new Convention();
		for (Entry e : info.children(function)) {
			Optional<Place> passed = e.tag() == FORMAL_PARAMETER ? convention.next(Layout.of(info, e)) : Optional.empty();
			if (!(info.attribute(e, Entry.NAME) instanceof String name)) {
				continue;
			}
			if (e.tag() == FORMAL_PARAMETER) {
				parameters.add(new Parameter(name, e, described(e, passed), locations.obstacle(e)));
			} else if (e.tag() == VARIABLE) {
				locals.add(new Parameter(name, e, locations.of(e).filter(EntryLocations::isFilled), UNFILLED));
			}
		}
		parameters.addAll(locals);
		return parameters;
	}

	private static boolean isFilled(Place place) {
		return !(place.base().equals("%rsp") && place.offset() < 8);
	}

	/** Which registers and places on the stack arguments take, in their order. */
	private final class Convention {
		private int numbers;
		private int vectors;
		private long stack = 8; // above the return address
		private boolean known = true;

		Convention() {
			Layout result = Layout.of(info, function);
			if (result != null && result.kind() == Kind.STRUCTURE) {
				known = function.unit().isC();
				numbers = result.size() > 16 ? 1 : 0; // where the result is to be put
			}
		}

		Optional<Place> next(Layout type) {
			if (!known || type == null || type.kind() == Kind.OTHER || type.kind() == Kind.ARRAY) {
				known = false;
				return Optional.empty();
			}
			if (type.kind() == Kind.NUMBER) {
				return Optional.of(numbers < PASSED.length ? Place.register(PASSED[numbers++]) : onStack(8));
			}
			if (type.kind() == Kind.FLOAT) {
				known = type.size() <= 8;
				return known && vectors++ < VECTORS_PASSED ? Optional.empty() : known ? Optional.of(onStack(8)) : Optional.empty();
			}
			known = function.unit().isC() && type.size() > 16;
			return known ? Optional.of(onStack(type.size() + 7 & -8L)) : Optional.empty();
		}

		private Place onStack(long size) {
			Place place = Place.memory("%rsp", stack);
			stack += size;
			return place;
		}
	}

	private Optional<Place> described(Entry parameter, Optional<Place> passed) {
		Optional<Place> place = locations.of(parameter);
		if (parameter.attributes().get(Entry.LOCATION) instanceof byte[] expression) {
			return place.filter(EntryLocations::isFilled).isPresent() && Locations.isFrame(expression) ? place : passed;
		}
		return place;
	}
}
