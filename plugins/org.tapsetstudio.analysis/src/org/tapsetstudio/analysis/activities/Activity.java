package org.tapsetstudio.analysis.activities;

import java.util.Set;

import org.tapsetstudio.recording.pairing.Function;

/** Kinds of work that runtimes and databases tell of by their markers, whatever function does it. */
public enum Activity {
	/** A query of a database, from its text to its last row. */
	QUERY("Queries") {
		@Override
		public boolean includes(Function f) {
			return f.provider().equals("postgresql") && f.kind().equals("query") || f.provider().equals("mysql") && f.kind().startsWith("query__exec");
		}
	},
	/** A transaction of PostgreSQL, from its begin to its commit or abort. */
	TRANSACTION("Transactions") {
		@Override
		public boolean includes(Function f) {
			return f.provider().equals("postgresql") && f.kind().equals("transaction");
		}
	},
	/** Waiting for a lock of PostgreSQL, a monitor of Java, a mutex, or the GIL of Python. */
	LOCK_WAIT("Waiting for locks") {
		@Override
		public boolean includes(Function f) {
			return f.kind().endsWith("lock__wait") || LOCKS.contains(f.kind()) || f.kind().startsWith("gil");
		}
	},
	/** Waiting to be notified, for another thread to end, for time to pass, or for somebody who sends: in Java and in Python's library also the functions that do nothing else. */
	IDLE_WAIT("Waiting") {
		@Override
		public boolean includes(Function f) {
			return f.provider().equals("hotspot") && (f.kind().equals("monitor__wait") || f.kind().equals("thread__park")) || f.kind().equals("pthread_join")
					|| f.kind().equals("method") && WAITING_METHODS.contains(f.name()) || PythonWaits.includes(f);
		}
	},
	/** A garbage collection of Java or Python. */
	GARBAGE_COLLECTION("Garbage collection") {
		@Override
		public boolean includes(Function f) {
			return f.kind().equals("gc") && (f.provider().equals("hotspot") || f.provider().equals("python"));
		}
	},
	/** The JVM compiles a method. */
	COMPILATION("Compilation by the JVM") {
		@Override
		public boolean includes(Function f) {
			return f.provider().equals("hotspot") && f.kind().equals("method__compile");
		}
	},
	/** Python imports a module. */
	IMPORT("Importing modules") {
		@Override
		public boolean includes(Function f) {
			return f.provider().equals("python") && (f.kind().startsWith("import") || f.name().equals("_find_and_load"));
		}
	},
	/** PostgreSQL writes a checkpoint. */
	CHECKPOINT("Checkpointing of PostgreSQL") {
		@Override
		public boolean includes(Function f) {
			return f.provider().equals("postgresql") && f.kind().equals("checkpoint");
		}
	},
	/** PostgreSQL sorts. */
	SORT("Sorting in PostgreSQL") {
		@Override
		public boolean includes(Function f) {
			return f.provider().equals("postgresql") && f.kind().equals("sort");
		}
	};

	/** The native methods below wait, park, sleep and select, as they are called in JDK 17 and 25. */
	private static final Set<String> WAITING_METHODS = Set.of("java.lang.Object.wait", "java.lang.Object.wait0", "java.lang.Thread.sleep", "java.lang.Thread.sleep0", "java.lang.Thread.sleepNanos0",
			"jdk.internal.misc.Unsafe.park", "java.lang.ref.Reference.waitForReferencePendingList", "sun.nio.ch.EPoll.wait", "sun.nio.ch.Net.poll", "sun.nio.ch.Net.accept");
	private static final Set<String> LOCKS = Set.of("monitor__contended", "mutex");

	private final String label;

	Activity(String label) {
		this.label = label;
	}

	/** What to call it, for people. */
	public String label() {
		return label;
	}

	/** Whether a call of this function is such work. */
	public abstract boolean includes(Function function);

	/** Whether a function does nothing but wait, so that its time is no work. */
	public static boolean isWaiting(Function function) {
		return LOCK_WAIT.includes(function) || IDLE_WAIT.includes(function);
	}
}
