package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The files as a running process sees them: in a container, which has other mounts, its paths mean other files than ours, or none. Immutable; any thread. */
public final class ProcessRoot {
	/** Our own. */
	public static final ProcessRoot HERE = new ProcessRoot(0);

	private static final int MOST_LINKS = 40; // as many as the kernel follows

	private final long pid;
	private final Path root;

	private ProcessRoot(long pid) {
		this.pid = pid;
		this.root = Path.of(pid == 0 ? "/" : "/proc/" + pid + "/root");
	}

	/** {@link #HERE} where the process has the mounts that we have, or may not be asked. */
	public static ProcessRoot of(long pid) {
		try {
			Path theirs = Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "ns/mnt"));
			return theirs.equals(Files.readSymbolicLink(Path.of("/proc/self/ns/mnt"))) ? HERE : new ProcessRoot(pid);
		} catch (IOException e) {
			return HERE;
		}
	}

	/** Whose; 0 for our own. */
	public long pid() {
		return pid;
	}

	/** The path by which we open what the process calls so, an absolute path. A link in it leads astray; see {@link #real}. */
	public Path reach(Path theirs) {
		return pid == 0 ? theirs : root.resolve(theirs.toString().substring(1));
	}

	/** What the process calls a file that we reach by this path. */
	public Path name(Path reached) {
		return pid != 0 && reached.startsWith(root) ? Path.of("/").resolve(root.relativize(reached)) : reached;
	}

	/**
	 * The process' name of an absolute path without symbolic links, as it would follow them.
	 *
	 * @throws IOException if there is no such file
	 */
	public Path real(Path theirs) throws IOException {
		if (pid == 0)
			return theirs.toRealPath();
		Deque<Path> left = new ArrayDeque<>();
		theirs.forEach(left::add);
		Path at = Path.of("/");
		for (int links = 0; !left.isEmpty();) {
			Path next = at.resolve(left.pop()).normalize();
			if (!Files.isSymbolicLink(reach(next))) {
				at = next;
				continue;
			}
			if (++links > MOST_LINKS)
				throw new FileSystemException(theirs.toString(), null, "too many symbolic links");
			Path target = Files.readSymbolicLink(reach(next));
			Path[] parts = new Path[target.getNameCount()];
			for (int i = 0; i < parts.length; i++)
				parts[i] = target.getName(i);
			for (int i = parts.length - 1; i >= 0; i--)
				left.push(parts[i]);
			if (target.isAbsolute())
				at = Path.of("/");
		}
		return name(reach(at).toRealPath(java.nio.file.LinkOption.NOFOLLOW_LINKS));
	}
}
