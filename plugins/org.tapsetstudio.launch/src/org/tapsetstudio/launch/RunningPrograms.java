package org.tapsetstudio.launch;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.session.ProgramLanguage;

/** The programs that run on this machine, as the system tells. */
public final class RunningPrograms {
	/**
	 * One process.
	 *
	 * @param user the owner's name
	 * @param executable its program's file; "" where the system does not tell us
	 * @param command its command line, or the executable where the arguments cannot be read
	 * @param own whether it belongs to this user
	 */
	public record Program(int pid, String user, String executable, String command, boolean own) {
		public ProgramLanguage language() {
			return ProgramLanguage.ofCommand(executable);
		}

		/** What people call it: the file name of its executable. */
		public String name() {
			return executable.isEmpty() ? Integer.toString(pid) : Path.of(executable).getFileName().toString();
		}
	}

	private RunningPrograms() {
	}

	/** All processes that have a program (the kernel's own have none), those of this user first, the newest first; this process is left out. */
	public static List<Program> list() {
		var me = System.getProperty("user.name");
		return ProcessHandle.allProcesses().filter(process -> process.pid() != ProcessHandle.current().pid()).filter(process -> process.info().command().isPresent())
				.map(process -> program(process, me)).sorted(Comparator.comparing(Program::own).thenComparing(Program::pid).reversed()).toList();
	}

	/** One of them, if it runs. */
	public static Optional<Program> find(int pid) {
		return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(process -> program(process, System.getProperty("user.name")));
	}

	private static Program program(ProcessHandle process, String me) {
		var info = process.info();
		var user = info.user().orElse("");
		var executable = info.command().orElse("");
		return new Program((int) process.pid(), user, executable, info.commandLine().orElse(executable), user.equals(me));
	}
}
