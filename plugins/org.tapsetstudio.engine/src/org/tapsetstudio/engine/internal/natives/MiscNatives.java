package org.tapsetstudio.engine.internal.natives;

import java.util.Map;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.NumberFunction;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.StringFunction;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;

/** Regular expression groups, chance, error names. */
final class MiscNatives implements NativeGroup {
	private static final Map<Integer, String> ERRORS = Map.ofEntries(Map.entry(1, "EPERM"), Map.entry(2, "ENOENT"), Map.entry(3, "ESRCH"), Map.entry(4, "EINTR"),
			Map.entry(5, "EIO"), Map.entry(6, "ENXIO"), Map.entry(7, "E2BIG"), Map.entry(8, "ENOEXEC"), Map.entry(9, "EBADF"), Map.entry(10, "ECHILD"),
			Map.entry(11, "EAGAIN"), Map.entry(12, "ENOMEM"), Map.entry(13, "EACCES"), Map.entry(14, "EFAULT"), Map.entry(15, "ENOTBLK"), Map.entry(16, "EBUSY"),
			Map.entry(17, "EEXIST"), Map.entry(18, "EXDEV"), Map.entry(19, "ENODEV"), Map.entry(20, "ENOTDIR"), Map.entry(21, "EISDIR"), Map.entry(22, "EINVAL"),
			Map.entry(23, "ENFILE"), Map.entry(24, "EMFILE"), Map.entry(25, "ENOTTY"), Map.entry(26, "ETXTBSY"), Map.entry(27, "EFBIG"), Map.entry(28, "ENOSPC"),
			Map.entry(29, "ESPIPE"), Map.entry(30, "EROFS"), Map.entry(31, "EMLINK"), Map.entry(32, "EPIPE"), Map.entry(33, "EDOM"), Map.entry(34, "ERANGE"),
			Map.entry(35, "EDEADLK"), Map.entry(36, "ENAMETOOLONG"), Map.entry(37, "ENOLCK"), Map.entry(38, "ENOSYS"), Map.entry(39, "ENOTEMPTY"),
			Map.entry(40, "ELOOP"), Map.entry(71, "EPROTO"), Map.entry(75, "EOVERFLOW"), Map.entry(88, "ENOTSOCK"), Map.entry(95, "EOPNOTSUPP"),
			Map.entry(98, "EADDRINUSE"), Map.entry(99, "EADDRNOTAVAIL"), Map.entry(101, "ENETUNREACH"), Map.entry(103, "ECONNABORTED"),
			Map.entry(104, "ECONNRESET"), Map.entry(106, "EISCONN"), Map.entry(107, "ENOTCONN"), Map.entry(110, "ETIMEDOUT"), Map.entry(111, "ECONNREFUSED"),
			Map.entry(113, "EHOSTUNREACH"), Map.entry(114, "EALREADY"), Map.entry(115, "EINPROGRESS"), Map.entry(125, "ECANCELED"));

	private final Run run;

	MiscNatives(Run run) {
		this.run = run;
	}

	@Override
	public NumberFunction number(String signature) {
		return switch (signature) {
		case "ngroups/0" -> (f, a) -> {
			if (run.match.groups() == 0) {
				throw ScriptError.raised("Attempted to get the number of subexpressions from a failed match");
			}
			return run.match.groups();
		};
		case "randint/1" -> (f, a) -> {
			long n = a.number(0, f);
			return n <= 0 ? 0 : run.random.nextLong(n);
		};
		default -> null;
		};
	}

	@Override
	public StringFunction string(String signature) {
		return switch (signature) {
		case "matched/1" -> (f, a) -> {
			long number = a.number(0, f);
			ByteString group = run.match.group(number);
			if (group == null) {
				String why = run.match.groups() == 0 ? " from a failed match" : ": there are only " + run.match.groups();
				throw ScriptError.raised("Attempted to get subexpression " + number + why);
			}
			return group;
		};
		case "errno_str/1" -> (f, a) -> {
			long number = a.number(0, f);
			String name = ERRORS.get((int) Math.abs(number));
			return run.string(name != null && number == (int) number ? name : Long.toString(number));
		};
		default -> null;
		};
	}
}
