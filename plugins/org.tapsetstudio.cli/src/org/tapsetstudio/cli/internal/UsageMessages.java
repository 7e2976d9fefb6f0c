package org.tapsetstudio.cli.internal;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers bad usage: what is wrong, what may have been meant, the form of the verb, and where more is told. A whole page of options would hide the sentence. */
public final class UsageMessages implements IParameterExceptionHandler {
	private static final String OWN = "tapset";
	/** What the library says of a value that is none of an enumeration: their names in capitals, as nobody types them. */
	private static final Pattern CHOICE = Pattern.compile("expected one of \\[(.*)\\] \\(case-insensitive\\) but was '(.*)'$", Pattern.DOTALL);

	@Override
	public int handleParseException(ParameterException exception, String[] arguments) {
		CommandLine command = exception.getCommandLine();
		String name = command.getCommandSpec().qualifiedName();
		PrintWriter err = command.getErr();
		err.println(sentence(exception, name));
		UnmatchedArgumentException.printSuggestions(exception, err);
		err.print(command.getHelp().fullSynopsis());
		err.println("'" + name + " --help' says more, with examples.");
		return ExitCode.USAGE;
	}

	private static String sentence(ParameterException exception, String name) {
		if (name.equals(OWN) && exception instanceof UnmatchedArgumentException unmatched) {
			return OWN + ": there is no verb '" + unmatched.getUnmatched().getFirst() + "'";
		}
		String message = CHOICE.matcher(exception.getMessage().replaceFirst("^Error: ", "")).replaceFirst(m -> "'" + Matcher.quoteReplacement(m.group(2)) + "' is none of " + m.group(1).toLowerCase(Locale.ROOT));
		return message.startsWith(OWN) ? message : name + ": " + message;
	}
}
