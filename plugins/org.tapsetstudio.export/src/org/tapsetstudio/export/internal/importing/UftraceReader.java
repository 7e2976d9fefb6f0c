package org.tapsetstudio.export.internal.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.importing.ImportException;
import org.tapsetstudio.export.importing.ImportSummary;

/** What {@code uftrace record} wrote: records of 16 bytes in a file for each thread. Recordings with arguments are to be exported by uftrace itself, which alone knows how long they are. */
public final class UftraceReader implements ImportReader {
	private static final Pattern TASK = Pattern.compile("(?:TASK|FORK) timestamp=\\S+ (?:tid|pid)=(\\d{1,9}) (?:pid|ppid)=(\\d{1,9})");
	private static final int ENTRY = 0;
	private static final int EXIT = 1;
	private static final int LOST = 2;
	private static final int MAGIC = 5;
	private static final long ADDRESS = 0xFFFF_FFFF_FFFFL;

	@Override
	public boolean knows(FileHead head) {
		return head.isFolder() && Files.exists(head.path().resolve("task.txt")) && Files.exists(head.path().resolve("info"));
	}

	@Override
	public ImportSummary read(Path file, Path folder, Progress progress) throws IOException {
		Map<Integer, Integer> tasks = new TreeMap<>();
		for (String line : lines(file.resolve("task.txt"))) {
			Matcher task = TASK.matcher(line);
			if (task.lookingAt()) {
				boolean fork = line.startsWith("FORK");
				tasks.put(Integer.parseInt(task.group(1)), Integer.parseInt(task.group(fork ? 1 : 2)));
			}
		}
		UftraceSymbols symbols = new UftraceSymbols(file);
		long start = start(file, tasks);
		try (CallWriter out = new CallWriter(folder, 0)) {
			for (Map.Entry<Integer, Integer> task : tasks.entrySet()) {
				Path data = file.resolve(task.getKey() + ".dat");
				if (!progress.isCancelled() && Files.exists(data)) {
					thread(data, start, symbols, out, out.thread(task.getValue(), symbols.program(), task.getKey(), symbols.program()));
				}
			}
			if (out.summary().threads() == 0) {
				throw new ImportException(file + " has no data of a thread that task.txt names.");
			}
			return out.summary();
		}
	}

	static List<String> lines(Path file) throws IOException {
		return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
	}

	private static long start(Path folder, Map<Integer, Integer> tasks) throws IOException {
		long start = Long.MAX_VALUE;
		for (int tid : tasks.keySet()) {
			Path data = folder.resolve(tid + ".dat");
			if (Files.exists(data)) {
				try (InputStream in = Files.newInputStream(data)) {
					byte[] first = in.readNBytes(8);
					start = first.length < 8 ? start : Math.min(start, ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong());
				}
			}
		}
		return start;
	}

	private static void thread(Path data, long start, UftraceSymbols symbols, CallWriter out, CallWriter.Thread thread) throws IOException {
		Map<Long, CallWriter.Callee> known = new HashMap<>();
		byte[] bytes = new byte[1 << 16];
		long last = 0;
		long at = 0;
		try (InputStream in = Files.newInputStream(data)) {
			for (int length = in.readNBytes(bytes, 0, bytes.length); length >= 16; length = in.readNBytes(bytes, 0, bytes.length)) {
				ByteBuffer records = ByteBuffer.wrap(bytes, 0, length & -16).order(ByteOrder.LITTLE_ENDIAN);
				while (records.hasRemaining()) {
					last = Math.max(last, records.getLong() - start);
					long word = records.getLong();
					if ((word >>> 3 & 7) != MAGIC) {
						throw new ImportException(data + ", byte " + at + ": this is no record of uftrace.");
					}
					if ((word >>> 2 & 1) != 0) {
						throw new ImportException(data + ", byte " + at + ": it was recorded with arguments. Export it with: uftrace dump --chrome, and import that.");
					}
					record((int) word & 3, (int) (word >>> 6) & 0x3FF, word >>> 16 & ADDRESS, last, symbols, known, out, thread);
					at += 16;
				}
			}
		}
		thread.end(last);
	}

	private static void record(int type, int depth, long address, long now, UftraceSymbols symbols, Map<Long, CallWriter.Callee> known, CallWriter out, CallWriter.Thread thread) throws ImportException {
		switch (type) {
		case ENTRY -> {
			while (thread.depth() > depth) {
				thread.close(now);
			}
			thread.open(known.computeIfAbsent(address, symbols::callee), now);
		}
		case EXIT -> {
			while (thread.depth() > depth + 1) {
				thread.close(now);
			}
			if (thread.depth() == depth + 1) {
				thread.close(now);
			} else {
				out.note("Returns of calls that had begun before the recording were left out.");
			}
		}
		case LOST -> out.note("uftrace lost events; calls that were open then end later than they did.");
		default -> out.note("uftrace's events of the kernel and of the user were left out.");
		}
	}

	/** Symbols by address, from the maps of the sessions and the symbol files. */
	private static final class UftraceSymbols {
		private static final Pattern MAP = Pattern.compile("([0-9a-f]{1,16})-([0-9a-f]{1,16}) \\S+ \\S+ \\S+ \\d+ +(/\\S+).*");
		private static final Pattern SYMBOL = Pattern.compile("([0-9a-f]{1,16}) (\\S) (.+)");

		private record Module(long end, long base, TreeMap<Long, String> symbols, String name) {
		}

		private final TreeMap<Long, Module> modules = new TreeMap<>();
		private String program = "uftrace";

		UftraceSymbols(Path folder) throws IOException {
			Map<String, Long> bases = new HashMap<>();
			try (DirectoryStream<Path> maps = Files.newDirectoryStream(folder, "sid-*.map")) {
				for (Path map : maps) {
					for (String line : lines(map)) {
						Matcher match = MAP.matcher(line);
						if (match.matches()) {
							add(folder, Long.parseUnsignedLong(match.group(1), 16), Long.parseUnsignedLong(match.group(2), 16), match.group(3), bases);
						}
					}
				}
			}
			for (String line : lines(folder.resolve("task.txt"))) {
				if (line.startsWith("SESS") && line.contains("exename=\"")) {
					String path = line.substring(line.indexOf("exename=\"") + 9).replace("\"", "");
					program = path.substring(path.lastIndexOf('/') + 1);
				}
			}
		}

		private void add(Path folder, long from, long to, String path, Map<String, Long> bases) throws IOException {
			String name = path.substring(path.lastIndexOf('/') + 1);
			long base = bases.merge(path, from, Math::min);
			TreeMap<Long, String> symbols = new TreeMap<>();
			Path file = folder.resolve(name + ".sym");
			if (Files.exists(file)) {
				for (String line : lines(file)) {
					Matcher match = SYMBOL.matcher(line);
					if (match.matches() && !match.group(2).equals("?")) {
						symbols.put(Long.parseUnsignedLong(match.group(1), 16), match.group(3));
					}
				}
			}
			modules.put(from, new Module(to, base, symbols, name));
		}

		String program() {
			return program;
		}

		CallWriter.Callee callee(long address) {
			Map.Entry<Long, Module> entry = modules.floorEntry(address);
			if (entry == null || address >= entry.getValue().end) {
				return new CallWriter.Callee(String.format("0x%x", address), "", 0);
			}
			Module module = entry.getValue();
			Map.Entry<Long, String> symbol = module.symbols.floorEntry(address - module.base);
			return new CallWriter.Callee(symbol == null ? String.format("%s+0x%x", module.name, address - module.base) : symbol.getValue(), "", 0);
		}
	}
}
