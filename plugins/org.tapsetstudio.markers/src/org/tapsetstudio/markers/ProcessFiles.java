package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The program and libraries that a running process has mapped for execution. */
public final class ProcessFiles {
	private ProcessFiles() {
	}

	/**
	 * Paths by which we open the files with executable mappings ({@link ProcessRoot#reach}), in the order of their addresses, each once; files that were deleted since are left out.
	 *
	 * @throws IOException with a sentence for the user when the process does not exist or may not be examined
	 */
	public static List<Path> of(long pid) throws IOException {
		Path maps = Path.of("/proc", Long.toString(pid), "maps");
		try {
			ProcessRoot root = ProcessRoot.of(pid);
			return parse(new String(Files.readAllBytes(maps), StandardCharsets.UTF_8)).stream().map(root::reach).toList();
		} catch (NoSuchFileException e) {
			throw new IOException("there is no process " + pid, e);
		} catch (IOException e) {
			throw new IOException("process " + pid + " cannot be examined; it belongs to another user or has ended", e);
		}
	}

	/** The same from the text of a maps file, as the process calls them. */
	public static List<Path> parse(String maps) {
		Set<Path> files = new LinkedHashSet<>();
		for (String line : maps.split("\n")) {
			// address perms offset device inode path; the path may hold blanks
			String[] fields = line.split(" +", 6);
			if (fields.length == 6 && fields[1].indexOf('x') >= 0 && fields[5].startsWith("/") && !fields[5].endsWith(" (deleted)"))
				files.add(Path.of(unescape(fields[5])));
		}
		return List.copyOf(files);
	}

	private static String unescape(String path) {
		return path.replace("\\012", "\n");
	}
}
