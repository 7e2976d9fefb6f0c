package org.tapsetstudio.markers.internal.dwarf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.FunctionVariables.Variable;
import org.tapsetstudio.markers.internal.dwarf.EntryLocations.Parameter;
import org.tapsetstudio.markers.internal.dwarf.Layout.Kind;

/** One function of a file: its parameters and their types. Damaged information raises the exceptions of {@link DebugInfo}. */
public final class FunctionInfo {
	private static final int SUBPROGRAM = 0x2E;

	private final List<Parameter> parameters;
	private final DebugInfo info;
	private final Entry function;
	private final Layout result;
	private final boolean isOne;
	private final String none;

	private FunctionInfo(DebugInfo info, List<Entry> entries) {
		this.info = info;
		this.parameters = new EntryLocations(info, entries.get(0)).all();
		this.function = entries.get(0);
		this.result = Layout.of(info, function);
		this.isOne = entries.stream().map(e -> e.number(Entry.LOW_PC)).distinct().count() == 1;
		this.none = parameters().isEmpty() ? "does not exist: the function has no parameters" : "is no parameter of the function";
	}

	private FunctionInfo(DebugInfo info, Entry function, List<Parameter> visible) {
		this.info = info;
		this.parameters = visible;
		this.function = function;
		this.result = Layout.of(info, function);
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
		return Optional.of(new FunctionInfo(info, found.get(0), CodeVariables.of(info, found.get(0), pc, frame)));
	}

	public List<String> parameters() {
		return parameters.stream().filter(p -> !p.isLocal()).map(Parameter::name).toList();
	}

	public List<String> locals() {
		return parameters.stream().filter(Parameter::isLocal).map(Parameter::name).toList();
	}

	/** See {@link org.tapsetstudio.markers.FunctionVariables#find}. */
	public Reading find(String variable, List<Object> steps) throws UnknownVariableException {
		if (!isOne) {
			throw new UnknownVariableException("is not known: the file has several functions of this name, whose parameters may differ", List.of());
		}
		Parameter parameter = parameters.stream().filter(p -> p.name().equals(variable)).findFirst().orElse(null);
		if (parameter == null) {
			throw new UnknownVariableException(none, variable, parameters.stream().filter(p -> p.place().isPresent() || !p.isLocal()).map(Parameter::name).toList());
		}
		Layout type = Layout.of(info, parameter.entry());
		if (parameter.place().isEmpty() && type != null && type.kind() == Kind.FLOAT) {
			throw new UnknownVariableException(Reading.FLOAT, List.of());
		}
		if (parameter.place().isEmpty()) {
			throw new UnknownVariableException(parameter.why(), List.of());
		}
		if (isPart(parameter)) {
			throw new UnknownVariableException("is computed here from a register of 64 bits, of which it has fewer", List.of());
		}
		return Reading.of(parameter.place().get(), type, variable, steps);
	}

	/** Whether a variable is a part of the number that its place gives. */
	private boolean isPart(Parameter parameter) {
		Layout type = Layout.of(info, parameter.entry());
		return parameter.place().get().isAddress() && (type == null || type.size() < 8);
	}

	/** See {@link org.tapsetstudio.markers.FunctionVariables#readable}. */
	public List<Variable> readable() {
		return isOne ? parameters.stream().filter(p -> p.place().isPresent() && !isPart(p)).map(p -> new Variable(p.name(), TypeName.of(info, p.entry()))).toList() : List.of();
	}

	/** See {@link org.tapsetstudio.markers.FunctionVariables#resultType}. */
	public Optional<String> resultType() {
		return isOne && result != null ? Optional.of(TypeName.of(info, function)) : Optional.empty();
	}

	public boolean returnsNothing() {
		return isOne && result == null;
	}

	/** See {@link org.tapsetstudio.markers.FunctionVariables#returned}. */
	public Reading returned(List<Object> steps) throws UnknownVariableException {
		if (!isOne) {
			throw new UnknownVariableException("has no known type: the file has several functions of this name", List.of());
		}
		if (result == null) {
			throw new UnknownVariableException("does not exist: the function returns nothing", List.of());
		}
		return Reading.of(Place.register("%rax"), result, "return", steps);
	}
}
