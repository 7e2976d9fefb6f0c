package org.tapsetstudio.analysis.activities;

import java.util.Map;
import java.util.Set;

import org.tapsetstudio.recording.pairing.Function;

/**
 * The functions of Python's standard library, 3.6 to 3.15, that wait: the call that blocks is one into C, which no marker tells of, so that the time is theirs. What a program itself calls of that kind, such as
 * {@code time.sleep}, is not seen and counts for the function that called it.
 */
final class PythonWaits {
	/** Functions by the module's file below the library's folder. */
	private static final Map<String, Set<String>> WAITING = Map.of( //
			"threading.py", Set.of("wait", "join", "_wait_for_tstate_lock", "_shutdown", "_acquire_restore"), //
			"selectors.py", Set.of("select", "_select"), //
			"subprocess.py", Set.of("_wait", "_try_wait"), //
			"socket.py", Set.of("accept", "readinto"), //
			"multiprocessing/connection.py", Set.of("_recv"), //
			"multiprocessing/popen_fork.py", Set.of("poll"));
	private static final String LIBRARY = "/python3";

	private PythonWaits() {
	}

	static boolean includes(Function function) {
		if (!function.provider().equals("python") || !function.kind().equals("function")) {
			return false;
		}
		int library = function.file().lastIndexOf(LIBRARY);
		int module = library < 0 ? -1 : function.file().indexOf('/', library + 1);
		return module >= 0 && WAITING.getOrDefault(function.file().substring(module + 1), Set.of()).contains(function.plainName());
	}
}
