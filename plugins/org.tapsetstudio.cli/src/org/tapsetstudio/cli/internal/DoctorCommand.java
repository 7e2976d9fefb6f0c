package org.tapsetstudio.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.tapsetstudio.session.Backend;
import org.tapsetstudio.session.Doctor;
import org.tapsetstudio.session.Doctor.Check;
import org.tapsetstudio.session.Presets;
import org.tapsetstudio.session.ProgramLanguage;
import org.tapsetstudio.session.Script;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.Target;
import org.tapsetstudio.session.Watched;
import org.tapsetstudio.session.preflight.Preflight;

import com.google.gson.GsonBuilder;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "doctor", mixinStandardHelpOptions = true, description = "Can I trace here, and if not, why? Tries it out, and says what to do. With a script or preset and a target: which of its probes will fire there, which not, and why; nothing is started.", footerHeading = "%nExamples:%n",
		footer = { "  tapset doctor", "  tapset doctor --json", "  tapset doctor -- python3 app.py", "  tapset doctor --script probes.stp -- ./server", "  tapset doctor --preset java -x 4711", "  tapset doctor --preset postgresql --user postgres",
				"  tapset doctor -e 'probe hotspot.method_entry { }' -- java -jar app.jar" })
public final class DoctorCommand implements Callable<Integer> {
	@Option(names = "--json", description = "Print JSON.")
	private boolean json;

	@ArgGroup
	private What what;

	@Option(names = "-x", paramLabel = "PID", description = "Judge for this running process.")
	private int process;

	@Option(names = "--user", paramLabel = "NAME", converter = Users.class, description = "Judge for all processes of this user.")
	private Watched user;

	@Option(names = "--system", description = "Judge for all processes of the system.")
	private boolean system;

	@Option(names = "--backend", paramLabel = "HOW", defaultValue = "auto", description = "Judge for this way of arming: auto (the default), agent or uprobe.")
	private Backend backend;

	@Spec
	private CommandSpec spec;

	@Parameters(arity = "0..*", paramLabel = "COMMAND", description = "Judge for this program, after --; it is not started.")
	private List<String> command = List.of();

	private static final class What {
		@Option(names = "-e", paramLabel = "SCRIPT", description = "Judge the probes of this script.")
		private String inline;
		@Option(names = "--script", paramLabel = "FILE", description = "Judge the probes of this script.")
		private Path script;
		@Option(names = "--preset", paramLabel = "NAME", description = "Judge the probes of this preset.")
		private String preset;
	}

	@Override
	public Integer call() throws Exception {
		if (what != null || process != 0 || watched() != null || !command.isEmpty()) {
			return judge();
		}
		List<Check> checks = new ArrayList<>();
		Doctor.examine(check -> {
			checks.add(check);
			if (!json) {
				System.out.printf("%-5s %s: %s%n", check.outcome() == Doctor.Outcome.GOOD ? "ok" : check.outcome() == Doctor.Outcome.LIMITED ? "note" : "FAIL", check.subject(),
						check.finding());
				if (!check.remedy().isEmpty()) {
					System.out.println("      -> " + check.remedy());
				}
			}
		});
		if (json) {
			print(checks);
		}
		return checks.stream().anyMatch(check -> check.outcome() == Doctor.Outcome.BAD) ? Failure.TARGET : 0;
	}

	private Watched watched() {
		return system ? Watched.SYSTEM : user;
	}

	private int judge() throws Failure {
		int targets = (process == 0 ? 0 : 1) + (watched() == null ? 0 : 1) + (command.isEmpty() ? 0 : 1);
		if (process < 0 || targets != 1) {
			throw new ParameterException(spec.commandLine(), "tapset doctor: name the program after --, or a running process with -x PID, or all with --user NAME or --system");
		}
		try {
			SessionRequest.Builder request = SessionRequest.builder(judged()).backend(backend).attach(process);
			if (watched() != null) {
				request.watch(watched());
			} else if (!command.isEmpty()) {
				request.target(new Target(command));
			}
			Preflight preflight = Preflight.of(request.build());
			if (json) {
				print(preflight.expectations());
			} else {
				PreflightPrinter.text(preflight, System.out);
			}
			return preflight.isGood() ? 0 : Failure.TARGET;
		} catch (SessionException e) {
			throw Failure.of(e);
		}
	}

	private Script judged() throws SessionException {
		if (what == null) {
			String preset = ProgramLanguage.of(command, process).orElseThrow(() -> new ParameterException(spec.commandLine(), "tapset doctor: say which probes to judge for that program: --script FILE, -e SCRIPT or --preset NAME")).preset();
			System.err.println("tapset: Judging the preset \"" + preset + "\", as suits this program; --preset, --script and -e choose otherwise.");
			return Presets.named(preset);
		}
		return what.preset != null ? Presets.named(what.preset) : what.script != null ? Script.read(what.script) : Script.of("<input>", what.inline);
	}

	private static void print(Object result) {
		System.out.println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(result));
	}
}
