package org.tapsetstudio.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.tapsetstudio.analysis.FlameLayout;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.Clock;

/** The formats in which a recording can be written. */
public enum ExportFormat {
	/** One file to share, which opens like the folder. */
	ARCHIVE("one file to share", ".taprec.zip", (source, out, progress) -> RecordingArchive.pack(source.recording().path(), out, progress)),
	/** Chrome's trace events. */
	CHROME("Chrome trace events", ".json", text((source, out, progress) -> ChromeTrace.write(source.calls().pairing(), out, progress))),
	/** A line for each call. */
	CSV("comma-separated values, a line for each call", ".csv", text((source, out, progress) -> SpansCsv.write(source.calls().pairing(), out, progress))),
	/** A folder with every event. */
	CTF("Common Trace Format 1.8, a folder", ".ctf", null, (source, folder, progress) -> CtfTrace.write(source.recording(), folder, progress)),
	/** For profiler.firefox.com. */
	FIREFOX("Firefox Profiler", ".json", text((source, out, progress) -> FirefoxProfile.write(source.calls().pairing(), source.name(), out, progress))),
	/** For flamegraph.pl. */
	FOLDED("folded stacks", ".folded", text((source, out, progress) -> FoldedStacks.write(source.tree(), out))),
	/** A page to read. */
	HTML("a page of HTML with everything in it", ".html", text((source, out, progress) -> HtmlReport.write(source, out, progress))),
	/** For DuckDB, Spark and others. */
	PARQUET("Apache Parquet, a folder", ".parquet", null, ParquetTables::write),
	/** For ui.perfetto.dev. */
	PERFETTO("Perfetto", ".pftrace", (source, out, progress) -> PerfettoTrace.write(source.calls().pairing(), out, progress)),
	/** A flame graph. */
	PNG("flame graph as PNG", ".png", (source, out, progress) -> FlamePicture.draw(source.tree(), FlameLayout.Weight.TIME, source.name(), new PngPicture(out))),
	/** For go tool pprof. */
	PPROF("pprof", ".pb.gz", ExportFormat::pprof),
	/** For speedscope.app. */
	SPEEDSCOPE("speedscope", ".speedscope.json", text((source, out, progress) -> SpeedscopeJson.write(source.calls().pairing(), source.name(), out, progress))),
	/** A flame graph. */
	SVG("flame graph as SVG", ".svg", text((source, out, progress) -> FlamePicture.draw(source.tree(), FlameLayout.Weight.TIME, source.name(), new SvgPicture(out))));

	private interface Exporter {
		void write(ExportSource source, OutputStream out, Progress progress) throws IOException;
	}

	private interface FolderExporter {
		void write(ExportSource source, Path folder, Progress progress) throws IOException;
	}

	private interface TextExporter {
		void write(ExportSource source, Writer out, Progress progress) throws IOException;
	}

	private final String label;
	private final String ending;
	private final Exporter exporter;
	private final FolderExporter folderExporter;

	ExportFormat(String label, String ending, Exporter exporter) {
		this(label, ending, exporter, null);
	}

	ExportFormat(String label, String ending, Exporter exporter, FolderExporter folderExporter) {
		this.label = label;
		this.ending = ending;
		this.exporter = exporter;
		this.folderExporter = folderExporter;
	}

	private static Exporter text(TextExporter exporter) {
		return (source, out, progress) -> {
			Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			exporter.write(source, writer, progress);
			writer.flush();
		};
	}

	private static void pprof(ExportSource source, OutputStream out, Progress progress) throws IOException {
		Clock clock = source.recording().clock();
		PprofProfile.write(source.tree(), clock.toWall(clock.startTicks()), source.calls().durationNanos(), out);
	}

	/** The name to type. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** What to call it, for people. */
	public String label() {
		return label;
	}

	/** How names of such files end, with the dot. */
	public String ending() {
		return ending;
	}

	/** Whether it is a folder and not a file. */
	public boolean isFolder() {
		return exporter == null;
	}

	/**
	 * Writes to a stream, which is left open.
	 *
	 * @throws IllegalStateException for a {@linkplain #isFolder() folder}
	 */
	public void write(ExportSource source, OutputStream out, Progress progress) throws IOException {
		if (isFolder()) {
			throw new IllegalStateException(this + " is a folder");
		}
		exporter.write(source, out, progress);
		out.flush();
	}

	/** Writes a file, in place of one that is there, or a new folder. A part of a file is not left behind when this fails. */
	public void write(ExportSource source, Path target, Progress progress) throws IOException {
		if (isFolder()) {
			folderExporter.write(source, target, progress);
			return;
		}
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
			write(source, out, progress);
		} catch (IOException e) {
			if (Files.isRegularFile(target)) { // and no device or pipe
				Files.delete(target);
			}
			throw e;
		}
	}
}
