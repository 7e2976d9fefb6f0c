package org.tapsetstudio.export.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.export.RecordingArchive;
import org.tapsetstudio.export.importing.ImportFormat;
import org.tapsetstudio.recording.Recording;

/** Files with flipped, lost and repeated bytes are imported or refused with a sentence; what is imported opens. More rounds with {@code -Dtapsetstudio.fuzz.rounds=…}. */
class ImportFuzzTest {
	private static final int ROUNDS = Integer.getInteger("tapsetstudio.fuzz.rounds", 150);
	private static final Map<ImportFormat, ExportFormat> WRITERS = Map.of(ImportFormat.CHROME, ExportFormat.CHROME, ImportFormat.CTF, ExportFormat.CTF, ImportFormat.FOLDED, ExportFormat.FOLDED,
			ImportFormat.PPROF, ExportFormat.PPROF, ImportFormat.SPEEDSCOPE, ExportFormat.SPEEDSCOPE);

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource
	void damagedFilesAreImportedOrRefused(ImportFormat format) throws IOException {
		Path valid = valid(format);
		Random random = new Random(11);
		for (int round = 0; round < ROUNDS; round++) {
			Path damaged = folder.resolve("damaged");
			damage(valid, damaged, random);
			Path target = folder.resolve("target.taprec");
			try {
				format.read(damaged, target, Progress.NONE);
				CallTreeBuilder.complete(Recording.open(target), Progress.NONE);
			} catch (IOException e) {
				assertSentence(e);
				assertFalse(Files.exists(target), "nothing is left of what was refused");
			}
			delete(damaged);
			delete(target);
		}
	}

	@org.junit.jupiter.api.Test
	void damagedArchivesAreUnpackedOrRefused() throws IOException {
		Path valid = Samples.export(Samples.record(folder.resolve("a.taprec")), ExportFormat.ARCHIVE, folder.resolve("a.zip"));
		Random random = new Random(12);
		for (int round = 0; round < ROUNDS; round++) {
			Path damaged = folder.resolve("damaged");
			damage(valid, damaged, random);
			Path target = folder.resolve("target.taprec");
			try {
				RecordingArchive.unpack(damaged, target, 1 << 24, Progress.NONE);
				CallTreeBuilder.complete(Recording.open(target), Progress.NONE);
			} catch (IOException e) {
				assertSentence(e);
			}
			delete(damaged);
			delete(target);
		}
	}

	/** For people: no name of a class, no second line with an address. */
	private static void assertSentence(IOException e) {
		assertNotNull(e.getMessage());
		assertFalse(e.getMessage().contains("Exception") || e.getMessage().contains("\n"), e.getMessage());
	}

	private Path valid(ImportFormat format) throws IOException {
		if (WRITERS.containsKey(format)) {
			return Samples.export(Samples.record(folder.resolve("a.taprec")), WRITERS.get(format), folder.resolve("valid"));
		}
		if (format == ImportFormat.STAP) {
			return Files.writeString(folder.resolve("valid"), "     0 python3(11): => main in a.py:1\n     5 python3(11):  -> work\n    20 python3(11):  <- work\n    21 python3(11): <= main in a.py:2\n".repeat(10));
		}
		Path data = Files.createDirectory(folder.resolve("valid"));
		Files.writeString(data.resolve("info"), "Ftrace!");
		Files.writeString(data.resolve("task.txt"), "SESS timestamp=1.0 pid=5 sid=ab exename=\"/bin/t\"\nTASK timestamp=1.0 tid=5 pid=5\n");
		Files.writeString(data.resolve("sid-ab.map"), "00001000-00002000 r-xp 00000000 00:00 0                          /bin/t\n");
		Files.writeString(data.resolve("t.sym"), "0000000000000010 T main\n0000000000000020 t leaf\n");
		java.nio.ByteBuffer records = java.nio.ByteBuffer.allocate(64).order(java.nio.ByteOrder.LITTLE_ENDIAN);
		long[][] calls = { { 0, 0, 0x1010 }, { 0, 1, 0x1020 }, { 1, 1, 0x1020 }, { 1, 0, 0x1010 } };
		for (int i = 0; i < calls.length; i++) {
			records.putLong(1000 + 10 * i).putLong(calls[i][0] | 5 << 3 | calls[i][1] << 6 | calls[i][2] << 16);
		}
		Files.write(data.resolve("5.dat"), records.array());
		return data;
	}

	private static void damage(Path from, Path to, Random random) throws IOException {
		if (Files.isDirectory(from)) {
			Files.createDirectory(to);
			try (Stream<Path> files = Files.list(from)) {
				for (Path file : files.sorted().toList()) {
					Path copy = to.resolve(file.getFileName().toString());
					if (random.nextInt(3) == 0) {
						damage(file, copy, random);
					} else {
						Files.copy(file, copy);
					}
				}
			}
			return;
		}
		byte[] bytes = Files.readAllBytes(from);
		for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
			int at = random.nextInt(bytes.length);
			switch (random.nextInt(4)) {
			case 0 -> bytes[at] = (byte) random.nextInt();
			case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
			case 2 -> bytes = Arrays.copyOf(bytes, at);
			default -> {
				int length = Math.min(random.nextInt(20), bytes.length - at);
				System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
			}
			}
		}
		Files.write(to, bytes);
	}

	private static void delete(Path path) throws IOException {
		if (Files.exists(path)) {
			try (Stream<Path> files = Files.walk(path)) {
				files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
			}
		}
	}
}
