package org.tapsetstudio.export;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.importing.ImportException;

/** A recording as one compressed file: a ZIP of its files, without what can be derived and without the reserved ends of streams. */
public final class RecordingArchive {
	private static final Pattern FILE = Pattern.compile("plan|switches|recording\\.tap|output\\.txt|p\\d+-[0-9a-f]{16}\\.log|t\\d+-[0-9a-f]{16}-\\d+-\\d+\\.stream|\\w[\\w.-]{0,60}\\.(?:json|txt|tap|stp)");
	private static final Pattern GROWING = Pattern.compile(".*\\.(?:log|stream)");
	private static final int HEADER = 4096;
	private static final int MOST_FILES = 1_000_000;

	private RecordingArchive() {
	}

	/** Whether a file is one, by its first bytes. */
	public static boolean isArchive(Path file) {
		if (!Files.isRegularFile(file)) {
			return false;
		}
		try (InputStream in = Files.newInputStream(file)) {
			return ByteBuffer.wrap(in.readNBytes(4)).order(ByteOrder.LITTLE_ENDIAN).getInt() == 0x04034B50;
		} catch (IOException | java.nio.BufferUnderflowException e) {
			return false;
		}
	}

	/** Writes a recording's files to a stream, which is left open. */
	public static void pack(Path recording, OutputStream out, Progress progress) throws IOException {
		ZipOutputStream zip = new ZipOutputStream(out);
		zip.setLevel(Deflater.BEST_SPEED);
		List<Path> files;
		try (Stream<Path> all = Files.list(recording)) {
			files = all.filter(Files::isRegularFile).filter(f -> FILE.matcher(f.getFileName().toString()).matches()).sorted().toList();
		}
		for (int i = 0; i < files.size() && !progress.isCancelled(); i++) {
			String name = files.get(i).getFileName().toString();
			zip.putNextEntry(new ZipEntry(name));
			try (InputStream in = Files.newInputStream(files.get(i))) {
				copy(in, zip, GROWING.matcher(name).matches() ? -1 : Long.MAX_VALUE, progress);
			}
			zip.closeEntry();
			progress.done((i + 1.0) / files.size());
		}
		zip.finish();
	}

	/** @param limit bytes to copy; -1 for what the header of a log or stream says */
	private static void copy(InputStream in, OutputStream out, long limit, Progress progress) throws IOException {
		byte[] buffer = new byte[1 << 16];
		long left = limit;
		if (limit < 0) {
			byte[] header = in.readNBytes(HEADER);
			out.write(header);
			long committed = header.length < HEADER ? 0 : ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getLong(40);
			left = committed < 0 ? Long.MAX_VALUE : committed;
		}
		while (left > 0 && !progress.isCancelled()) {
			int length = in.read(buffer, 0, (int) Math.min(buffer.length, left));
			if (length < 0) {
				return;
			}
			out.write(buffer, 0, length);
			left -= length;
		}
	}

	/**
	 * Makes the folder of a recording of an archive.
	 *
	 * @param folder made; must not exist or be empty
	 * @param mostBytes refuses an archive that holds more
	 * @throws ImportException when the file is no archive of a recording, or holds too much
	 */
	public static void unpack(Path archive, Path folder, long mostBytes, Progress progress) throws IOException {
		Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		long left = mostBytes;
		int files = 0;
		boolean recorded = false;
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null && !progress.isCancelled(); entry = zip.getNextEntry()) {
				if (!FILE.matcher(entry.getName()).matches() || ++files > MOST_FILES) {
					throw new ImportException(archive + " is no archive of a recording: it holds \"" + entry.getName() + "\".");
				}
				recorded |= GROWING.matcher(entry.getName()).matches();
				left -= extract(zip, folder.resolve(entry.getName()), left, progress);
				if (left < 0) {
					throw new ImportException(archive + " holds more than " + mostBytes + " bytes, for which there is no room.");
				}
			}
		} catch (ZipException | EOFException | IllegalArgumentException e) {
			throw new ImportException(archive + " is no archive of a recording, or is damaged: " + e.getMessage(), e);
		}
		if (!recorded && !progress.isCancelled()) {
			throw new ImportException(archive + " is no archive of a recording: there are no events in it.");
		}
	}

	private static long extract(InputStream in, Path file, long most, Progress progress) throws IOException {
		byte[] buffer = new byte[1 << 16];
		long written = 0;
		try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			for (int length = in.read(buffer); length >= 0 && written <= most && !progress.isCancelled(); length = in.read(buffer)) {
				out.write(buffer, 0, length);
				written += length;
			}
		}
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		return written;
	}
}
