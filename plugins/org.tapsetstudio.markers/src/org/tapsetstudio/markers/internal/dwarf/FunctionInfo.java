package org.tapsetstudio.markers.internal.dwarf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.internal.dwarf.EntryLocations.Parameter;
import org.tapsetstudio.markers.internal.dwarf.Layout.Kind;
import org.tapsetstudio.markers.internal.dwarf.Layout.Member;

/** One function of a file: its parameters and their types. Damaged information raises the exceptions of {@link DebugInfo}. */
public final class FunctionInfo {
	private static final int SUBPROGRAM = 0x2E;
	private static final String FLOAT = "is a floating-point number, which scripts have no type for";

	private final List<Parameter> parameters;
	private final DebugInfo info;
	private final Layout result;
	private final boolean isOne;
	private final String none;

	private FunctionInfo(DebugInfo info, List<Entry> entries) {
		this.info = info;
		this.parameters = new EntryLocations(info, entries.get(0)).parameters();
		this.result = Layout.of(info, entries.get(0));
		this.isOne = entries.stream().map(e -> e.number(Entry.LOW_PC)).distinct().count() == 1;
		this.none = parameters.isEmpty() ? "does not exist: the function has no parameters" : "is no parameter of the function";
	}

	private FunctionInfo(DebugInfo info, List<Parameter> visible, Layout result) {
		this.info = info;
		this.parameters = visible;
		this.result = result;
		this.isOne = true;
		this.none = "is no variable of the function that this statement sees";
	}

	/** @return empty if the file has no debugging information about such a function */
	public static Optional<FunctionInfo> find(Path file, String name) throws IOException {
		DebugInfo info = new DebugInfo(DebugSections.read(file));
		List<Entry> found = new ArrayList<>();
		info.each(SUBPROGRAM, e -> {
			if (e.number(Entry.LOW_PC) != null && e.number(Entry.LOW_PC) != 0
					&& (name.equals(info.attribute(e, Entry.LINKAGE_NAME)) || name.equals(info.attribute(e, Entry.NAME)))) {
				found.add(e);
			}
		});
		return found.isEmpty() ? Optional.empty() : Optional.of(new FunctionInfo(info, found));
	}

	/**
	 * What one of its instructions sees.
	 *
	 * @param file with the debugging information
	 * @param program the file that runs
	 * @return empty if the file has no debugging information about the code there
	 */
	public static Optional<FunctionInfo> at(Path file, Path program, long pc) throws IOException {
		DebugInfo info = new DebugInfo(DebugSections.read(file));
		List<Entry> found = new ArrayList<>();
		info.each(SUBPROGRAM, e -> {
			if (CodeRanges.cover(info, e, pc)) {
				found.add(e);
			}
		});
		if (found.isEmpty()) {
			return Optional.empty();
		}
		Optional<Place> frame = FrameRules.read(program).flatMap(rules -> rules.at(pc));
		return Optional.of(new FunctionInfo(info, CodeVariables.of(info, found.get(0), pc, frame), Layout.of(info, found.get(0))));
	}

	public List<String> parameters() {
		return parameters.stream().map(Parameter::name).toList();
	}

	/** See {@link org.tapsetstudio.markers.FunctionVariables#operand}. */
	public String operand(String variable, List<Object> steps) throws UnknownVariableException {
		if (!isOne) {
			throw new UnknownVariableException("is not known: the file has several functions of this name, whose parameters may differ", List.of());
		}
		Parameter parameter = parameters.stream().filter(p -> p.name().equals(variable)).findFirst().orElse(null);
		if (parameter == null) {
			throw new UnknownVariableException(none, parameters());
		}
		Layout type = Layout.of(info, parameter.entry());
		if (parameter.place().isEmpty() && type != null && type.kind() == Kind.FLOAT) {
			throw new UnknownVariableException(FLOAT, List.of());
		}
		if (parameter.place().isEmpty()) {
			throw new UnknownVariableException("was optimised away, or is passed in a way that cannot be read", List.of());
		}
		return operand(parameter.place().get(), type, variable, steps);
	}

	/** See {@link org.tapsetstudio.markers.FunctionVariables#returned}. */
	public String returned(List<Object> steps) throws UnknownVariableException {
		if (!isOne) {
			throw new UnknownVariableException("has no known type: the file has several functions of this name", List.of());
		}
		if (result == null) {
			throw new UnknownVariableException("does not exist: the function returns nothing", List.of());
		}
		return operand(Place.register("%rax"), result, "return", steps);
	}

	private static String operand(Place start, Layout ofWhat, String variable, List<Object> steps) throws UnknownVariableException {
		Place place = start;
		Layout type = ofWhat;
		String written = variable;
		for (Object step : steps) {
			if (type != null && type.isPointer()) {
				place = place.target();
				type = type.target();
			} else if (place.isRegister()) {
				throw new UnknownVariableException(type != null && type.kind() == Kind.STRUCTURE ? "is a structure that is passed in registers, which cannot be read" : written + " is no pointer", List.of());
			}
			if (step instanceof String member) {
				Member found = member(type, member, written);
				place = place.plus(found.offset());
				type = type.of(found);
				written += "->" + member;
			} else {
				long index = (Long) step;
				if (type != null && type.kind() == Kind.ARRAY) {
					type = type.target();
				}
				if (type == null || type.size() == 0) {
					throw new UnknownVariableException("has no elements whose size is known", List.of());
				}
				place = place.plus(index * type.size());
				written += "[" + index + "]";
			}
		}
		return number(place, type);
	}

	private static Member member(Layout type, String name, String written) throws UnknownVariableException {
		if (type == null || type.kind() != Kind.STRUCTURE) {
			throw new UnknownVariableException("has no members: " + written + " is no structure and points to none", List.of());
		}
		if (type.isDeclaredOnly()) {
			throw new UnknownVariableException("is not known: the structure " + type.name() + " is declared, but not described, where the function is", List.of());
		}
		List<Member> members = type.members();
		Member found = members.stream().filter(m -> m.name().equals(name)).findFirst().orElse(null);
		if (found == null) {
			throw new UnknownVariableException("does not exist: the structure " + type.name() + " has no member " + name, members.stream().map(Member::name).toList());
		}
		if (found.isBits()) {
			throw new UnknownVariableException("is a bit field, which cannot be read", List.of());
		}
		return found;
	}

	private static String number(Place place, Layout type) throws UnknownVariableException {
		Kind kind = type == null ? Kind.OTHER : type.kind();
		if (kind == Kind.ARRAY && !place.isRegister()) {
			throw new UnknownVariableException("is an array; name an element, as in [0]", List.of());
		}
		if (kind == Kind.STRUCTURE) {
			throw new UnknownVariableException("is a structure; name a member, as in ->" + type.members().stream().map(Member::name).findFirst().orElse("member"), List.of());
		}
		if (kind != Kind.NUMBER || type.size() != 1 && type.size() != 2 && type.size() != 4 && type.size() != 8) {
			throw new UnknownVariableException(kind == Kind.FLOAT ? FLOAT : "has a type that cannot be read", List.of());
		}
		return place.operand(type.noteSize());
	}
}
