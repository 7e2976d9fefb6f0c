package org.tapsetstudio.recording.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.ThreadStream;
import org.tapsetstudio.recording.pairing.Function;
import org.tapsetstudio.recording.pairing.FunctionTable;

/** The file {@code index.tap} of an index: which threads, where their pages are, and the functions. Written last, so that it is there only with a whole index. */
final class IndexDirectory {
	static final String FILE_NAME = "index.tap";

	private static final String SPANS = ".spans";

	private static final long MAGIC = 0x5441505345544958L;
	private static final int VERSION = 5;
	private static final int HEAD = 16;

	private IndexDirectory() {
	}

	/** Makes the file of a thread's spans. */
	static PageFile createSpans(Path folder, ThreadStream stream) throws IOException {
		return PageFile.create(folder, beginOf(stream), SPANS);
	}

	private static String beginOf(ThreadStream stream) {
		return stream.path().getFileName().toString().replaceFirst("\\.stream$", "") + ".";
	}

	/** Deletes the spans of other indexes. Who builds one of them at this moment finds that out, and who reads one has it mapped. */
	static void deleteOtherSpans(Path folder, Collection<LaneIndex> lanes) throws IOException {
		Set<String> own = lanes.stream().map(lane -> lane.file().name()).collect(Collectors.toSet());
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SPANS)) {
			for (Path file : files) {
				if (!own.contains(file.getFileName().toString())) {
					Files.deleteIfExists(file);
				}
			}
		} catch (DirectoryIteratorException e) {
			throw e.getCause();
		}
	}

	static void write(Path folder, List<LaneIndex> lanes, FunctionTable functions) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeInt(lanes.size());
		for (LaneIndex lane : lanes) {
			out.writeUTF(lane.stream().path().getFileName().toString());
			out.writeLong(lane.stream().limit());
			out.writeUTF(lane.file().name());
			out.writeLong(lane.file().end());
			lane.describe(out);
		}
		out.writeInt(functions.count());
		for (int i = 0; i < functions.count(); i++) {
			Function function = functions.get(i);
			for (String text : List.of(function.provider(), function.kind(), function.name(), function.plainName(), function.file())) {
				byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
				out.writeInt(utf8.length);
				out.write(utf8);
			}
			out.writeInt(function.line());
		}
		byte[] content = bytes.toByteArray();
		ByteBuffer all = ByteBuffer.allocate(HEAD + content.length).putLong(MAGIC).putInt(VERSION).putInt(sum(content, 0)).put(content);
		Path fresh = Files.createTempFile(folder, FILE_NAME, ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try {
			Files.write(fresh, all.array(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
			Files.move(fresh, folder.resolve(FILE_NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(fresh);
		}
	}

	private static int sum(byte[] bytes, int from) {
		CRC32C sum = new CRC32C();
		sum.update(bytes, from, bytes.length - from);
		return (int) sum.getValue();
	}

	/** @return null when there is no index, or one of other events or of another version */
	static RecordingIndex read(Path folder, Recording recording) throws IOException {
		byte[] all;
		try {
			all = Files.readAllBytes(folder.resolve(FILE_NAME));
		} catch (NoSuchFileException e) {
			return null;
		}
		ByteBuffer head = ByteBuffer.wrap(all);
		if (all.length < HEAD || head.getLong(0) != MAGIC || head.getInt(8) != VERSION || head.getInt(12) != sum(all, HEAD)) {
			return null;
		}
		DataInputStream in = new DataInputStream(new ByteArrayInputStream(all, HEAD, all.length - HEAD));
		Map<String, ThreadStream> streams = new HashMap<>();
		recording.streams().forEach(stream -> streams.put(stream.path().getFileName().toString(), stream));
		List<LaneIndex> lanes = new ArrayList<>();
		int count = in.readInt();
		if (count != streams.size()) {
			return null;
		}
		for (int i = 0; i < count; i++) {
			LaneIndex lane = lane(folder, streams.get(in.readUTF()), in);
			if (lane == null) {
				return null;
			}
			lanes.add(lane);
		}
		return new RecordingIndex(lanes, functions(in));
	}

	private static LaneIndex lane(Path folder, ThreadStream stream, DataInputStream in) throws IOException {
		long limit = in.readLong();
		String spans = in.readUTF();
		long length = in.readLong();
		if (stream == null || stream.limit() != limit || !spans.startsWith(beginOf(stream)) || spans.contains("/")) {
			return null;
		}
		try (PageFile file = PageFile.open(folder.resolve(spans))) {
			if (file.end() != length) {
				return null;
			}
			file.mapAll();
			return new LaneIndex(stream, file, in);
		} catch (NoSuchFileException e) {
			return null;
		}
	}

	private static List<Function> functions(DataInputStream in) throws IOException {
		int count = in.readInt();
		List<Function> functions = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			String[] texts = new String[5];
			for (int part = 0; part < texts.length; part++) {
				byte[] utf8 = new byte[Math.min(in.readInt(), in.available())];
				in.readFully(utf8);
				texts[part] = new String(utf8, StandardCharsets.UTF_8);
			}
			functions.add(new Function(texts[0], texts[1], texts[2], texts[3], texts[4], in.readInt()));
		}
		return functions;
	}
}
