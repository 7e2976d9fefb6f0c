package org.tapsetstudio.session.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.tapsetstudio.markers.LinkedLibraries;
import org.tapsetstudio.markers.MarkerFileException;
import org.tapsetstudio.markers.ProcessFiles;
import org.tapsetstudio.markers.ProcessRoot;
import org.tapsetstudio.markers.ProgramFinder;
import org.tapsetstudio.markers.ScriptFiles;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.Target;
import org.tapsetstudio.session.internal.RunningProcess;

/**
 * The files whose markers a target has.
 *
 * @param program the program's own file; null where all processes are watched
 * @param files it and its libraries
 * @param doubt why other files may come to it, a sentence; empty if that is not to be expected
 * @param root how it calls them; the others are paths by which we open them
 */
record TargetFiles(Path program, List<Path> files, String doubt, ProcessRoot root) {
	private static final int LONGEST_CHAIN = 4;

	static TargetFiles of(SessionRequest request) throws SessionException {
		if (request.watched().isPresent()) {
			return new TargetFiles(null, List.of(), "All processes are watched, whatever they have.", ProcessRoot.HERE);
		}
		return request.attach().isPresent() ? ofProcess(request.attach().getAsInt()) : ofProgram(request.target().get());
	}

	/** What the target calls a file. */
	Path name(Path file) {
		return root.name(file);
	}

	private static TargetFiles ofProcess(int pid) throws SessionException {
		ProcessRoot root = ProcessRoot.of(pid);
		Path program = root.reach(Path.of(RunningProcess.executable(pid)));
		try {
			return new TargetFiles(program, ProcessFiles.of(pid), "", root);
		} catch (IOException e) {
			throw new SessionException(Cause.TARGET, "What the process has cannot be looked at: " + e.getMessage() + ".", e);
		}
	}

	private static TargetFiles ofProgram(Target target) throws SessionException {
		ProgramFinder finder = ProgramFinder.ofEnvironment();
		String name = target.command().getFirst();
		Path file = finder.find(name, target.workingDirectory()).orElseThrow(() -> new SessionException(Cause.TARGET, "There is no program \"" + name + "\"."));
		Path started = file;
		String doubt = "";
		for (int i = 0; i < LONGEST_CHAIN; i++) {
			Optional<Path> interpreter = ScriptFiles.interpreter(file).flatMap(word -> finder.find(word, target.workingDirectory()));
			if (interpreter.isEmpty()) {
				break;
			}
			file = interpreter.get();
		}
		if (isShell(file)) {
			doubt = (file.equals(started) ? "A shell" : started + " is a script that") + " starts other programs, which may have it.";
		}
		return new TargetFiles(file, libraries(file, target), doubt, ProcessRoot.HERE);
	}

	private static boolean isShell(Path file) {
		return Set.of("sh", "bash", "dash", "zsh", "ksh", "env", "busybox", "make", "sudo", "timeout", "nice", "xargs").contains(file.getFileName().toString());
	}

	private static List<Path> libraries(Path program, Target target) {
		String libraryPath = target.environment().containsKey("LD_LIBRARY_PATH") ? target.environment().get("LD_LIBRARY_PATH") : System.getenv("LD_LIBRARY_PATH");
		Set<Path> files = new LinkedHashSet<>();
		LinkedLibraries linked = new LinkedLibraries(libraryPath);
		List<Path> roots = new ArrayList<>(List.of(program));
		// The launcher of Java loads the virtual machine by itself.
		Path machine = program.getParent().resolveSibling("lib/server/libjvm.so");
		if (Files.isRegularFile(machine)) {
			roots.add(machine);
		}
		for (Path root : roots) {
			try {
				files.addAll(linked.of(root));
			} catch (MarkerFileException e) {
				files.add(root); // the judge finds out what is wrong with it
			}
		}
		return List.copyOf(files);
	}
}
