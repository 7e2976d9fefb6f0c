package org.tapsetstudio.export.internal.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.importing.ImportException;
import org.tapsetstudio.export.importing.ImportSummary;
import org.tapsetstudio.export.internal.ctf.CtfDescription;
import org.tapsetstudio.export.internal.ctf.CtfImport;
import org.tapsetstudio.export.internal.ctf.CtfMetadata;

/** A CTF trace that {@link org.tapsetstudio.export.CtfTrace} wrote. */
public final class CtfReader implements ImportReader {
	private static final long LARGEST_METADATA = 64 << 20;

	@Override
	public boolean knows(FileHead head) {
		return head.isFolder() && Files.exists(head.path().resolve(CtfMetadata.FILE_NAME));
	}

	@Override
	public ImportSummary read(Path file, Path folder, Progress progress) throws IOException {
		Path metadata = file.resolve(CtfMetadata.FILE_NAME);
		if (Files.size(metadata) > LARGEST_METADATA) {
			throw new ImportException(metadata + " is larger than any that was exported.");
		}
		CtfDescription description = CtfDescription.read(metadata);
		try (CtfImport out = new CtfImport(folder, description); Stream<Path> files = Files.list(file)) {
			Map<Path, Long> starts = new TreeMap<>();
			for (Path stream : files.filter(f -> Files.isRegularFile(f) && !f.equals(metadata)).toList()) {
				starts.put(stream, out.announce(stream));
			}
			List<Path> streams = starts.keySet().stream().sorted(Comparator.comparing(starts::get, Long::compareUnsigned)).toList();
			for (int i = 0; i < streams.size() && !progress.isCancelled(); i++) {
				out.stream(streams.get(i));
				progress.done((i + 1.0) / streams.size());
			}
			return out.summary();
		}
	}
}
