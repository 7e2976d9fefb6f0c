package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The files as a running process sees them: in a container, which has other mounts, or another root, its paths mean other files than ours, or none. A file's name is what {@code /proc} shows of it, which of a
 * process in another root (chroot) begins with that root. Immutable; any thread.
 */
public final class ProcessRoot {
	/** Our own. */
	public static final ProcessRoot HERE = new ProcessRoot(0, Path.of("/"));

	private static final int MOST_LINKS = 40; // as many as the kernel follows

	private final long pid;
	private final Path reached;
	private final Path root;

	private ProcessRoot(long pid, Path root) {
		this.pid = pid;
		this.reached = Path.of(pid == 0 ? "/" : "/proc/" + pid + "/root");
		this.root = root;
	}

	/** {@link #HERE} where the process has the root and the mounts that we have, or may not be asked. */
	public static ProcessRoot of(long pid) {
		Path process = Path.of("/proc", Long.toString(pid));
		try {
			Path root = Files.readSymbolicLink(process.resolve("root"));
			Path mounts = Files.readSymbolicLink(process.resolve("ns/mnt"));
			return root.getNameCount() == 0 && mounts.equals(Files.readSymbolicLink(Path.of("/proc/self/ns/mnt"))) ? HERE : new ProcessRoot(pid, root);
		} catch (IOException e) {
			return HERE;
		}
	}

	/** Whose; 0 for our own. */
	public long pid() {
		return pid;
	}

	private Path inside(Path name) {
		return name.startsWith(root) ? Path.of("/").resolve(root.relativize(name)) : name;
	}

	private Path outside(Path inside) {
		return root.resolve(Path.of("/").relativize(inside));
	}

	/** The path by which we open a file, given its name or what the process itself calls it. A link in it leads astray; see {@link #real}. */
	public Path reach(Path name) {
		return pid == 0 ? name : reached.resolve(Path.of("/").relativize(inside(name)));
	}

	/** The name of a file that we reach by this path. */
	public Path name(Path path) {
		return pid != 0 && path.startsWith(reached) ? outside(Path.of("/").resolve(reached.relativize(path))) : path;
	}

	/**
	 * The name of a file, links followed as the process would.
	 *
	 * @param path absolute: the file's name, or what the process itself calls it
	 * @throws IOException if there is no such file
	 */
	public Path real(Path path) throws IOException {
		if (pid == 0)
			return path.toRealPath();
		Deque<Path> left = new ArrayDeque<>();
		inside(path).forEach(left::add);
		Path at = Path.of("/");
		for (int links = 0; !left.isEmpty();) {
			Path next = at.resolve(left.pop()).normalize();
			if (!Files.isSymbolicLink(reach(next))) {
				at = next;
				continue;
			}
			if (++links > MOST_LINKS)
				throw new FileSystemException(path.toString(), null, "too many symbolic links");
			Path target = Files.readSymbolicLink(reach(next));
			for (int i = target.getNameCount() - 1; i >= 0; i--)
				left.push(target.getName(i));
			if (target.isAbsolute())
				at = Path.of("/");
		}
		return name(reach(at).toRealPath(LinkOption.NOFOLLOW_LINKS));
	}
}
