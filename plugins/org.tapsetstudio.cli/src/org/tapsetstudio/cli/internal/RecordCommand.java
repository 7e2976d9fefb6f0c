package org.tapsetstudio.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.tapsetstudio.session.Presets;
import org.tapsetstudio.session.Script;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionRequest;

import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The verb {@code record}. */
public final class RecordCommand implements Callable<Integer> {
	private final CommandOptions options = new CommandOptions(this, "record", "Starts a program, or attaches to one, traces it and keeps the recording. Exits with 0, however the program ended; with 1 where events were lost, other than by --overflow overwrite, or the recording could not be written; with 2 for bad usage, with 3 where nothing could be traced.", //
			"  tapset record -o run.taprec -- python3 app.py --option", "  tapset record -o calls.taprec --preset java-methods -- java -jar app.jar",
			"  tapset record -o now.taprec -x 4711 -T 10", //
			"  tapset record -o far.taprec --host user@server -- python3 app.py", //
			"  tapset record -o own.taprec --script probes.stp -- ./server",
			"  tapset report run.taprec --tree");
	private final Supplier<Path> output = options.required("-o", "DIR", Path.class, "The recording to make, a folder that does not exist yet; by custom NAME.taprec.");
	private final OptionSpec preset = OptionSpec.builder("--preset").paramLabel("NAME").type(String.class).description("What to record: " + String.join(", ", Presets.NAMES) + ". What suits the program, where neither this nor --script is given.").build();
	private final OptionSpec script = OptionSpec.builder("--script").paramLabel("FILE").type(Path.class).description("Record what this probe script would need.").build();
	private final TraceOptions tracing = new TraceOptions(options);
	private final Supplier<Integer> process = options.value("-x", "PID", 0, "Attach to this running process of yours, in place of starting COMMAND.");
	private final Supplier<List<String>> command = options.words("COMMAND", "The program and its arguments, after --.");

	private RecordCommand() {
		options.spec().addArgGroup(ArgGroupSpec.builder().multiplicity("0..1").addArg(preset).addArg(script).build());
	}

	/** The verb as the command line knows it. */
	public static CommandSpec spec() {
		return new RecordCommand().options.spec();
	}

	private Script recorded() throws SessionException {
		Path file = script.getValue();
		if (file != null) {
			return Script.read(file);
		}
		String name = preset.getValue();
		if (name == null) {
			name = tracing.language(command.get(), process.get()).orElseThrow(() -> options.usage("say what to record of programs that are not known here: --preset NAME or --script FILE")).preset();
			System.err.println("tapset: Recording what the preset \"" + name + "\" says, as suits this program; --preset and --script choose otherwise.");
		}
		return Presets.named(name);
	}

	@Override
	public Integer call() throws Exception {
		try {
			int named = (command.get().isEmpty() ? 0 : 1) + (process.get() == 0 ? 0 : 1) + (tracing.watched() == null ? 0 : 1);
			if (process.get() < 0 || named != 1) {
				throw options.usage("name a program to start after --, or a process to attach to with -x PID, or watch all with --user NAME or --system");
			}
			SessionRequest request = tracing.request(recorded()).recording(output.get()).recordOnly(true).attach(process.get()).target(command.get().isEmpty() ? null : tracing.target(command.get())).build();
			return ConsoleSession.run(request, System.out).exitCode();
		} catch (SessionException e) {
			throw Failure.of(e);
		}
	}
}
