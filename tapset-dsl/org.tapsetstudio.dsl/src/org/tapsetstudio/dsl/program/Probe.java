package org.tapsetstudio.dsl.program;

import java.util.List;

/**
 * One probe of the program: one resolved point and everything that runs there (prologues of aliases, the handler, epilogues, in one scope).
 *
 * @param point what it waits for
 * @param asWritten the point as the user wrote it, wildcards of alias names replaced by what they matched; what {@code pn()} returns
 * @param resolved the point after aliases, globs and paths are resolved, what {@code pp()} returns
 * @param condition arming condition after {@code if}, or null
 * @param body prologues, handler and epilogues as one block
 * @param locals types of the locals, one scope for the whole probe
 */
public record Probe(Point point, String asWritten, String resolved, Expr condition, Stmt body, List<Type> locals, List<String> localNames, SourceRange where) {

	/** What the names of locals begin with that hold values of a function's entry in a probe on its return. The probe before such a one stores them. */
	public static final String ENTRY_VALUE = "@entry(";

	public sealed interface Point {
	}

	/** Whether this is a probe on a return that uses values of the entry. */
	public boolean usesEntry() {
		return localNames.stream().anyMatch(name -> name.startsWith(ENTRY_VALUE));
	}

	/** {@code begin}, {@code end}, {@code error}; lower priorities run first, equal ones in script order. */
	public record Lifecycle(Kind kind, long priority) implements Point {
		public enum Kind {
			BEGIN, END, ERROR, NEVER
		}
	}

	/** A timer; {@code jitterNanos} is 0 without {@code .randomize}. */
	public record Timer(long periodNanos, long jitterNanos) implements Point {
	}

	/**
	 * A static marker of a traced program.
	 *
	 * @param path glob of absolute paths of the file that holds it, or null for any object of the traced processes
	 * @param provider provider name or glob
	 * @param name marker name or glob
	 * @param argumentCount number of arguments known at check time, or -1 where no file could be asked
	 */
	public record Marker(String path, String provider, String name, int argumentCount) implements Point {
	}

	/** {@code process.begin/end}, {@code process.thread.begin/end}. path or pid null/0: the target. */
	public record ProcessEvent(String path, int pid, Kind kind) implements Point {
		public enum Kind {
			BEGIN, END, THREAD_BEGIN, THREAD_END
		}
	}

	/** A point that is understood but cannot be run in user space without a kernel or by this release; the sentence says why. */
	public record Refused(String sentence) implements Point {
	}
}
