package org.tapsetstudio.cli.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.export.ExportSource;
import org.tapsetstudio.export.OtlpExport;
import org.tapsetstudio.recording.FileProblem;
import org.tapsetstudio.recording.Recording;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes a recording in the format of another tool, or as one file to share. See docs/formats.md.", footerHeading = "%nExamples:%n", footer = { //
		"  tapset export run.taprec --format archive -o run.taprec.zip             to share; every verb opens it", //
		"  tapset export run.taprec --format speedscope -o run.speedscope.json     for www.speedscope.app", //
		"  tapset export run.taprec --format perfetto -o run.pftrace               for ui.perfetto.dev", //
		"  tapset export run.taprec --format parquet -o run.parquet                tables for DuckDB and Spark", //
		"  tapset export run.taprec --format ctf -o run.ctf && babeltrace2 run.ctf", //
		"  tapset export run.taprec --otlp http://localhost:4318 --min-duration 1ms", //
		"  tapset export run.taprec --format folded | flamegraph.pl > run.svg" })
public final class ExportCommand implements Callable<Integer> {
	@Parameters(index = "0", paramLabel = "DIR", description = "The recording.")
	private Path folder;

	@Option(names = { "-f", "--format" }, paramLabel = "FORMAT", description = "One of: ${COMPLETION-CANDIDATES}.")
	private ExportFormat format;

	@Option(names = "-o", paramLabel = "OUT", description = "The file or folder to write; without it, the standard output.")
	private Path file;

	@Option(names = "--otlp", paramLabel = "URL", description = "Send the calls as spans to a receiver of OpenTelemetry's protocol over HTTP.")
	private URI otlp;

	@Option(names = "--min-duration", paramLabel = "D", description = "With --otlp: only calls that last at least so long, for example 1ms.")
	private String minimum;

	@Override
	public Integer call() throws Exception {
		if ((format == null) == (otlp == null)) {
			throw new Failure(Failure.USAGE, "tapset export: name either a --format or a receiver with --otlp");
		}
		if (otlp != null) {
			send();
			return 0;
		}
		if (format.isFolder() && (file == null || isInUse(file))) {
			throw new Failure(Failure.USAGE, "tapset export: " + format.label() + ": name a new or empty folder with -o");
		}
		Recording recording = Recordings.open(folder);
		Recordings.tellGaps(recording);
		try {
			ExportSource source = new ExportSource(recording, Progress.NONE);
			if (file != null) {
				format.write(source, file, Progress.NONE);
			} else {
				format.write(source, System.out, Progress.NONE);
				if (System.out.checkError()) {
					throw new IOException("what it leads to is full or closed");
				}
			}
		} catch (IOException e) {
			throw new Failure(Failure.SCRIPT, "tapset: cannot write " + (file == null ? "the standard output" : file) + ": " + FileProblem.why(e));
		}
		return 0;
	}

	private void send() throws Failure, InterruptedException {
		if (!Set.of("http", "https").contains(String.valueOf(otlp.getScheme())) || otlp.getHost() == null) {
			throw new Failure(Failure.USAGE, "tapset export: " + otlp + " is no address of a receiver: write http://localhost:4318");
		}
		long shortest = FilterOptions.nanos(minimum, 0);
		Recording recording = Recordings.open(folder);
		try {
			OtlpExport export = new OtlpExport(otlp, Duration.ofSeconds(1));
			long sent = export.send(new ExportSource(recording, Progress.NONE).calls().pairing(), shortest, Progress.NONE);
			Recordings.tellGaps(recording);
			System.err.println(sent + " spans sent to " + otlp + (export.rejected() == 0 ? "" : ", " + export.rejected() + " rejected: " + export.rejection()));
		} catch (IOException e) {
			throw new Failure(Failure.SCRIPT, "tapset: the spans could not be sent to " + otlp + ": " + (e.getMessage() == null ? "no connection" : e.getMessage()));
		}
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
