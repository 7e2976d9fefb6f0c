package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.tapsetstudio.engine.SourceLine;
import org.tapsetstudio.engine.Symbol;
import org.tapsetstudio.markers.FunctionTable;
import org.tapsetstudio.markers.FunctionTable.Function;
import org.tapsetstudio.markers.SourceLines;
import org.tapsetstudio.recording.Module;
import org.tapsetstudio.recording.ProcessImage;

/** The functions and source lines at the addresses of one process image, as far as its log names the modules and their files are still what they were. For one thread. */
final class ImageSymbols {
	private record File(String path, String buildId) {
	}

	/** Tables are the same for all processes, and large. */
	private static final Map<File, Optional<FunctionTable>> TABLES = new ConcurrentHashMap<>();

	private static final Map<File, Optional<SourceLines>> LINES = new ConcurrentHashMap<>();

	private final ProcessImage image;
	private final SiteView.Strings texts;
	private final Map<Long, Symbol> known = new HashMap<>();
	private int modules;

	ImageSymbols(ProcessImage image, SiteView.Strings texts) {
		this.image = image;
		this.texts = texts;
	}

	/** Null where nothing is known. */
	Symbol at(long address) {
		if (image.modules().size() != modules) {
			modules = image.modules().size();
			known.clear();
		}
		return known.computeIfAbsent(address, this::find);
	}

	private Symbol find(long address) {
		Symbol best = null;
		for (Module module : image.modules()) {
			Optional<FunctionTable> table = TABLES.computeIfAbsent(new File(module.path(), module.buildId()), ImageSymbols::read);
			long inFile = address - module.bias();
			if (table.isEmpty() || !table.get().covers(inFile)) {
				continue;
			}
			Optional<Function> function = table.get().at(inFile);
			if (function.isPresent()) {
				Function f = function.get();
				return new Symbol(texts.of(f.name()), inFile - f.start(), f.size(), texts.of(module.path()));
			}
			best = new Symbol(texts.of(""), inFile, 0, texts.of(module.path()));
		}
		return best;
	}

	/** Null where nothing is known: mostly since the file has no debugging information. */
	SourceLine line(long address) {
		for (Module module : image.modules()) {
			File file = new File(module.path(), module.buildId());
			Optional<FunctionTable> table = TABLES.computeIfAbsent(file, ImageSymbols::read);
			long inFile = address - module.bias();
			if (table.isPresent() && table.get().covers(inFile)) {
				Optional<SourceLines.Line> line = LINES.computeIfAbsent(file, ImageSymbols::readLines).flatMap(lines -> lines.at(inFile));
				if (line.isPresent()) {
					return new SourceLine(texts.of(line.get().file()), line.get().line());
				}
			}
		}
		return null;
	}

	private static Optional<SourceLines> readLines(File file) {
		try {
			return SourceLines.read(Path.of(file.path), file.buildId);
		} catch (IOException e) {
			return Optional.empty(); // as above
		}
	}

	private static Optional<FunctionTable> read(File file) {
		try {
			return Optional.of(FunctionTable.read(Path.of(file.path), file.buildId));
		} catch (IOException e) {
			return Optional.empty(); // the program or library is gone: its addresses stay numbers
		}
	}
}
