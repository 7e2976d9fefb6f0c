package org.tapsetstudio.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.tapsetstudio.markers.DebianPackages;
import org.tapsetstudio.markers.MarkerFile;
import org.tapsetstudio.markers.MarkerFileException;
import org.tapsetstudio.markers.MarkerFileException.Reason;
import org.tapsetstudio.markers.MarkerReader;
import org.tapsetstudio.markers.ProcessFiles;
import org.tapsetstudio.markers.ProgramFinder;
import org.tapsetstudio.markers.SystemScan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "markers", mixinStandardHelpOptions = true, description = "Lists the static markers of a file, of a running process with its libraries, or of the whole system.",
		footerHeading = "%nExamples:%n", footer = { //
				"  tapset markers python3                   a program, found in PATH", //
				"  tapset markers /usr/lib/jvm/*/lib/server/libjvm.so", //
				"  tapset markers 4711                      a process by its number", //
				"  tapset markers --system                  every program and library, with packages" })
public final class MarkersCommand implements Callable<Integer> {
	@Parameters(paramLabel = "PATH|PID", description = "Files, program names, or process numbers.")
	private List<String> targets = new ArrayList<>();

	@Option(names = "--system", description = "Look at all files of the usual program and library folders.")
	private boolean system;

	@Option(names = "--json", description = "Print JSON.")
	private boolean json;

	private final MarkerReader reader = new MarkerReader();

	@Override
	public Integer call() throws Exception {
		if (!system && targets.isEmpty()) {
			throw new Failure(Failure.USAGE, "tapset markers: name a file, a program or a process, or give --system");
		}
		DebianPackages packages = new DebianPackages();
		List<MarkerFile> files = new ArrayList<>();
		if (system) {
			files.addAll(scan());
		}
		for (String target : targets) {
			files.addAll(target.chars().allMatch(Character::isDigit) ? process(Long.parseLong(target)) : List.of(file(target)));
		}
		if (json) {
			MarkerPrinter.json(files, packages, System.out);
		} else if (system && targets.isEmpty()) {
			MarkerPrinter.summary(files, packages, System.out);
		} else {
			MarkerPrinter.text(files, packages, System.out);
		}
		return 0;
	}

	private List<MarkerFile> scan() throws IOException {
		boolean terminal = System.console() != null;
		List<MarkerFile> found = new SystemScan(reader).run((folder, seen) -> {
			if (terminal) {
				System.err.print("\r\033[K" + seen + " files, " + folder);
			}
			return true;
		});
		if (terminal) {
			System.err.print("\r\033[K");
		}
		return found;
	}

	private List<MarkerFile> process(long pid) throws Failure {
		try {
			List<MarkerFile> files = new ArrayList<>();
			List<Path> mapped = ProcessFiles.of(pid);
			for (Path path : mapped) {
				MarkerFile file = reader.read(path);
				if (MarkerPrinter.hasAny(file)) {
					files.add(file);
				}
			}
			if (files.isEmpty() && !json) {
				System.err.println("tapset: " + (mapped.isEmpty() ? "process " + pid + " has no program mapped: it is a part of the kernel, or has just ended"
						: "none of the " + mapped.size() + " files that process " + pid + " has mapped has static markers"));
			}
			return files;
		} catch (IOException e) {
			throw new Failure(Failure.TARGET, "tapset: " + e.getMessage());
		}
	}

	private MarkerFile file(String target) throws Failure {
		Path here = Path.of("").toAbsolutePath();
		ProgramFinder finder = ProgramFinder.ofEnvironment();
		Path path = finder.find(target, here).or(() -> finder.find("./" + target, here))
				.orElseThrow(() -> new Failure(Failure.TARGET, "tapset: there is no file or program \"" + target + "\""));
		try {
			return reader.read(path);
		} catch (MarkerFileException e) {
			throw new Failure(Failure.TARGET, "tapset: " + e.getMessage() + (e.reason() == Reason.NOT_ELF ? hint(path) : ""));
		}
	}

	/** What to name in place of a script: version managers and wrappers put scripts where one expects the program. */
	private static String hint(Path path) {
		byte[] head = new byte[128];
		try (InputStream in = Files.newInputStream(path)) {
			int length = in.readNBytes(head, 0, head.length);
			String line = new String(head, 0, length, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
			return line.startsWith("#!") ? ", but a script for " + line.substring(2).strip() + ". Name the program that runs in the end, or a running process by its number" : "";
		} catch (IOException e) {
			return "";
		}
	}
}
