package org.tapsetstudio.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.export.ExportSource;
import org.tapsetstudio.recording.Recording;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes a recording in the format of another tool, or as one file to share. See docs/formats.md.", footerHeading = "%nExamples:%n", footer = { //
		"  tapset export run.taprec --format archive -o run.taprec.zip             to share; every verb opens it", //
		"  tapset export run.taprec --format speedscope -o run.speedscope.json     for www.speedscope.app", //
		"  tapset export run.taprec --format perfetto -o run.pftrace               for ui.perfetto.dev", //
		"  tapset export run.taprec --format ctf -o run.ctf && babeltrace2 run.ctf", //
		"  tapset export run.taprec --format folded | flamegraph.pl > run.svg" })
public final class ExportCommand implements Callable<Integer> {
	@Parameters(index = "0", paramLabel = "DIR", description = "The recording.")
	private Path folder;

	@Option(names = { "-f", "--format" }, required = true, paramLabel = "FORMAT", description = "One of: ${COMPLETION-CANDIDATES}.")
	private ExportFormat format;

	@Option(names = "-o", paramLabel = "OUT", description = "The file or folder to write; without it, the standard output.")
	private Path file;

	@Override
	public Integer call() throws Exception {
		if (format.isFolder() && (file == null || isInUse(file))) {
			throw new Failure(Failure.USAGE, "tapset export: " + format.label() + ": name a new or empty folder with -o");
		}
		Recording recording = Recordings.open(folder);
		Recordings.tellProblems(recording);
		try {
			ExportSource source = new ExportSource(recording, Progress.NONE);
			if (file != null) {
				format.write(source, file, Progress.NONE);
			} else {
				format.write(source, System.out, Progress.NONE);
			}
		} catch (IOException e) {
			throw new Failure(Failure.SCRIPT, "tapset: cannot write " + (file == null ? "the standard output" : file) + ": " + e.getMessage());
		}
		return 0;
	}

	private static boolean isInUse(Path path) throws IOException {
		if (!Files.isDirectory(path)) {
			return Files.exists(path);
		}
		try (Stream<Path> files = Files.list(path)) {
			return files.findAny().isPresent();
		}
	}
}
