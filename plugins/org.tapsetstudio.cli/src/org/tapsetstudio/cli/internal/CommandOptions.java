package org.tapsetstudio.cli.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/**
 * The name, help and options of a command that must start at once, told in code. Annotations are shorter, but for each kind of them the JVM makes a class at
 * each start, which no cache keeps; together they take as long as parsing a script. Each option is a supplier of its value, to be asked when the line has been read.
 */
public final class CommandOptions {
	private final CommandSpec spec;

	/** @param command does the work; null if the command has verbs */
	public CommandOptions(Callable<Integer> command, String name, String description, String... examples) {
		spec = command == null ? CommandSpec.create() : CommandSpec.wrapWithoutInspection(command);
		spec.name(name);
		spec.usageMessage().description(description).footerHeading("%nExamples:%n").footer(examples);
		spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help message and exit.").build());
		spec.addOption(OptionSpec.builder("-V", "--version").versionHelp(true).description("Print version information and exit.").build());
	}

	/** For the library that reads command lines. */
	public CommandSpec spec() {
		return spec;
	}

	/** Whether an option without a value is there. */
	Supplier<Boolean> flag(String name, String description) {
		return added(OptionSpec.builder(name).type(boolean.class).initialValue(false).description(description).build());
	}

	/** The value of an option, null without it. */
	<T> Supplier<T> value(String name, String label, Class<T> type, String description) {
		return added(OptionSpec.builder(name).paramLabel(label).type(type).description(description).build());
	}

	/** The value of an option, or what holds without it. */
	<T> Supplier<T> value(String name, String label, T otherwise, String description) {
		return added(OptionSpec.builder(name).paramLabel(label).type(otherwise.getClass()).initialValue(otherwise).description(description).build());
	}

	/** The value of an option that must be there. */
	<T> Supplier<T> required(String name, String label, Class<T> type, String description) {
		return added(OptionSpec.builder(name).paramLabel(label).type(type).required(true).description(description).build());
	}

	/** The value of an option that a method reads, null without it. */
	<T> Supplier<T> value(String name, String label, Class<T> type, ITypeConverter<T> converter, String description) {
		return added(OptionSpec.builder(name).paramLabel(label).type(type).converters(converter).description(description).build());
	}

	/** All values of an option that may be given several times. */
	<T> Supplier<List<T>> values(String name, String label, Class<T> type, String description) {
		OptionSpec option = OptionSpec.builder(name).paramLabel(label).type(List.class).auxiliaryTypes(type).description(description).build();
		spec.addOption(option);
		return () -> list(option);
	}

	/**
	 * All {@code NAME=VALUE} of an option that may be given several times.
	 *
	 * @param otherwise what a name without a value has; null to refuse it
	 * @param values regular expression of what a value may be
	 */
	Supplier<Map<String, String>> definitions(String name, String label, String otherwise, String values, String description) {
		OptionSpec.Builder builder = OptionSpec.builder(name).paramLabel(label).type(Map.class).auxiliaryTypes(String.class, String.class).description(description);
		if (otherwise != null) {
			builder.mapFallbackValue(otherwise);
		}
		OptionSpec option = builder.build();
		spec.addOption(option);
		return () -> {
			Map<String, String> given = option.getValue();
			if (given == null) {
				return Map.of();
			}
			given.forEach((key, value) -> {
				if (!key.matches("[A-Za-z_]\\w*")) {
					throw usage(name + " " + key + "=" + value + ": \"" + key + "\" is not a name; it takes " + label);
				}
				if (!value.matches(values)) {
					throw usage(name + " " + key + "=" + value + ": the value must be a number or a word");
				}
			});
			return given;
		};
	}

	/** The words that belong to no option. */
	Supplier<List<String>> words(String label, String description) {
		PositionalParamSpec words = PositionalParamSpec.builder().paramLabel(label).index("0..*").arity("0..*").type(List.class).auxiliaryTypes(String.class).description(description).build();
		spec.addPositional(words);
		return () -> list(words);
	}

	/** Tells that the command was used in a wrong way. */
	ParameterException usage(String sentence) {
		return new ParameterException(spec.commandLine(), spec.qualifiedName() + ": " + sentence);
	}

	private <T> Supplier<T> added(OptionSpec option) {
		spec.addOption(option);
		return option::getValue;
	}

	private static <T> List<T> list(ArgSpec many) {
		List<T> given = many.getValue();
		return given == null ? List.of() : given;
	}
}
