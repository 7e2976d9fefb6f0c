package org.tapsetstudio.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.rules.RuleInput;
import org.tapsetstudio.export.RecordingArchive;
import org.tapsetstudio.export.importing.ImportFormat;
import org.tapsetstudio.export.importing.ImportSummary;
import org.tapsetstudio.recording.FileProblem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "import", mixinStandardHelpOptions = true, description = "Makes a recording of what another tool wrote, or of an archive. See docs/formats.md.", footerHeading = "%nExamples:%n", footer = { //
		"  tapset import trace.json -o trace.taprec", //
		"  tapset import profile.pb.gz -o profile.taprec", //
		"  tapset import uftrace.data -o program.taprec", //
		"  tapset import --format stap hierarchy.txt -o hierarchy.taprec" })
public final class ImportCommand implements Callable<Integer> {
	@Parameters(index = "0", paramLabel = "FILE", description = "The file or folder to read.")
	private Path file;

	@Option(names = { "-f", "--format" }, paramLabel = "FORMAT", description = "One of: ${COMPLETION-CANDIDATES}. Default: by what is in the file.")
	private ImportFormat format;

	@Option(names = "-o", required = true, paramLabel = "DIR", description = "The recording to make.")
	private Path folder;

	@Override
	public Integer call() throws Exception {
		if (!Files.exists(file)) {
			throw new Failure(Failure.USAGE, "tapset import: there is no " + file);
		}
		if (Files.exists(folder)) {
			throw new Failure(Failure.USAGE, "tapset import: " + folder + " exists already");
		}
		try {
			if (format == null && RecordingArchive.isArchive(file)) {
				RecordingArchive.unpack(file, folder, Long.MAX_VALUE, Progress.NONE);
			} else {
				tell(chosen().read(file, folder, Progress.NONE));
			}
		} catch (IOException e) {
			if (Files.exists(folder)) {
				Recordings.delete(folder);
			}
			throw new Failure(Failure.SCRIPT, "tapset: " + file + " cannot be imported: " + FileProblem.why(e));
		}
		return 0;
	}

	private ImportFormat chosen() throws IOException, Failure {
		Optional<ImportFormat> known = format == null ? ImportFormat.of(file) : Optional.of(format);
		return known.orElseThrow(() -> new Failure(Failure.SCRIPT, "tapset: " + file + " is in none of the formats that can be imported: "
				+ Stream.of(ImportFormat.values()).map(ImportFormat::label).collect(Collectors.joining(", ")) + ". If it is one of them, name it with --format."));
	}

	private void tell(Optional<ImportSummary> summary) {
		summary.ifPresent(s -> {
			System.err.println(folder + ": " + RuleInput.count(s.number(), s.unit()) + " of " + RuleInput.count(s.threads(), "thread"));
			s.notes().forEach(System.err::println);
		});
	}
}
