package org.tapsetstudio.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.tapsetstudio.session.Doctor;
import org.tapsetstudio.session.Doctor.Check;

import com.google.gson.GsonBuilder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "doctor", mixinStandardHelpOptions = true, description = "Can I trace here, and if not, why? Tries it out, and says what to do.", footerHeading = "%nExamples:%n",
		footer = { "  tapset doctor", "  tapset doctor --json" })
public final class DoctorCommand implements Callable<Integer> {
	@Option(names = "--json", description = "Print JSON.")
	private boolean json;

	@Override
	public Integer call() {
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
			System.out.println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(checks));
		}
		return checks.stream().anyMatch(check -> check.outcome() == Doctor.Outcome.BAD) ? Failure.TARGET : 0;
	}
}
