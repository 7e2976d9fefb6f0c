package org.tapsetstudio.ui.internal.transfer;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.FlameLayout;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.ChromeTrace;
import org.tapsetstudio.export.FlameSvg;
import org.tapsetstudio.export.FoldedStacks;
import org.tapsetstudio.export.RecordingArchive;
import org.tapsetstudio.export.SpansCsv;
import org.tapsetstudio.export.SpeedscopeJson;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.ui.internal.Messages;

/** What the export wizard writes. */
enum ExportFormat {
	ARCHIVE(Messages.FormatArchive, RecordingArchive.EXTENSION, null), //
	CHROME(Messages.FormatChrome, ".json", (builder, name, out, progress) -> ChromeTrace.write(builder.pairing(), out, progress)), //$NON-NLS-1$
	SPEEDSCOPE(Messages.FormatSpeedscope, ".speedscope.json", (builder, name, out, progress) -> SpeedscopeJson.write(builder.pairing(), name, out, progress)), //$NON-NLS-1$
	FOLDED(Messages.FormatFolded, ".folded", (builder, name, out, progress) -> FoldedStacks.write(builder.snapshot(Grouping.MERGED), out)), //$NON-NLS-1$
	CSV(Messages.FormatCsv, ".csv", (builder, name, out, progress) -> SpansCsv.write(builder.pairing(), out, progress)), //$NON-NLS-1$
	SVG(Messages.FormatSvg, ".svg", (builder, name, out, progress) -> FlameSvg.write(builder.snapshot(Grouping.MERGED), FlameLayout.Weight.TIME, name, out)); //$NON-NLS-1$

	@FunctionalInterface
	private interface Writing {
		void write(CallTreeBuilder builder, String name, Writer out, Progress progress) throws IOException;
	}

	final String label;
	final String extension;
	private final Writing writing;

	ExportFormat(String label, String extension, Writing writing) {
		this.label = label;
		this.extension = extension;
		this.writing = writing;
	}

	/** @return false when cancelled; there is no file then */
	boolean write(Path recording, Path file, Progress progress) throws IOException {
		if (writing == null) {
			return RecordingArchive.write(recording, file, progress);
		}
		var builder = CallTreeBuilder.complete(Recording.open(recording), progress);
		if (progress.isCancelled()) {
			return false;
		}
		try (var out = Files.newBufferedWriter(file)) {
			writing.write(builder, RecordingArchive.nameOf(recording), out, progress);
		}
		if (progress.isCancelled()) {
			Files.delete(file);
		}
		return !progress.isCancelled();
	}
}
