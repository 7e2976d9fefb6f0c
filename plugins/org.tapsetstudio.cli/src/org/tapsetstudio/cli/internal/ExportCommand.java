package org.tapsetstudio.cli.internal;

import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.FlameLayout;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.ChromeTrace;
import org.tapsetstudio.export.FlameSvg;
import org.tapsetstudio.export.FoldedStacks;
import org.tapsetstudio.export.SpansCsv;
import org.tapsetstudio.export.SpeedscopeJson;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.RecordingException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes a recording in the format of another tool.", footerHeading = "%nExamples:%n", footer = { //
		"  tapset export run.taprec --format speedscope -o run.speedscope.json     for www.speedscope.app", //
		"  tapset export run.taprec --format chrome -o run.json                    for ui.perfetto.dev and chrome://tracing", //
		"  tapset export run.taprec --format folded | flamegraph.pl > run.svg" })
public final class ExportCommand implements Callable<Integer> {
	/** What can be written. */
	enum Format {
		CHROME, CSV, FOLDED, SPEEDSCOPE, SVG
	}

	@Parameters(index = "0", paramLabel = "DIR", description = "The recording.")
	private Path folder;

	@Option(names = { "-f", "--format" }, required = true, paramLabel = "FORMAT", description = "One of: ${COMPLETION-CANDIDATES}.")
	private Format format;

	@Option(names = "-o", paramLabel = "OUT", description = "The file to write; without it, the standard output.")
	private Path file;

	@Override
	public Integer call() throws Exception {
		CallTreeBuilder builder;
		try {
			Recording recording = Recording.open(folder);
			builder = CallTreeBuilder.complete(recording, Progress.NONE);
			recording.problems().forEach(problem -> System.err.println("tapset: " + problem));
		} catch (RecordingException e) {
			throw new Failure(Failure.SCRIPT, "tapset: " + e.getMessage());
		}
		try (Writer out = open()) {
			write(builder, out);
		} catch (IOException e) {
			throw new Failure(Failure.SCRIPT, "tapset: cannot write " + (file == null ? "the standard output" : file) + ": " + e.getMessage());
		}
		return 0;
	}

	private Writer open() throws IOException {
		if (file != null) {
			return Files.newBufferedWriter(file);
		}
		return new FilterWriter(new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
			@Override
			public void close() throws IOException {
				flush();
			}
		};
	}

	private void write(CallTreeBuilder builder, Writer out) throws IOException {
		String name = folder.toAbsolutePath().normalize().getFileName().toString();
		switch (format) {
		case CHROME -> ChromeTrace.write(builder.pairing(), out, Progress.NONE);
		case CSV -> SpansCsv.write(builder.pairing(), out, Progress.NONE);
		case FOLDED -> FoldedStacks.write(builder.snapshot(Grouping.MERGED), out);
		case SPEEDSCOPE -> SpeedscopeJson.write(builder.pairing(), name, out, Progress.NONE);
		case SVG -> FlameSvg.write(builder.snapshot(Grouping.MERGED), FlameLayout.Weight.TIME, name, out);
		}
	}
}
