package org.tapsetstudio.engine.internal.natives;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.NumberFunction;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.StringFunction;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;

/** Regular expression groups, chance, names of codes. */
final class MiscNatives implements NativeGroup {
	/** What {@code randint()} takes at most. */
	private static final long MOST_RANDOM = 1 << 20;

	private static final String UNDEFINED = "UNDEF";

	private final Run run;

	MiscNatives(Run run) {
		this.run = run;
	}

	@Override
	public NumberFunction number(String signature) {
		return switch (signature) {
		case "ngroups/0" -> (f, a) -> {
			if (run.match.groups() == 0) {
				throw ScriptError.failed("Attempted to get subexpression count from failed match");
			}
			return run.match.groups();
		};
		case "randint/1" -> (f, a) -> {
			long n = a.number(0, f);
			if (n < 0 || n > MOST_RANDOM) {
				throw ScriptError.failed("range too wide");
			}
			return n == 0 ? 0 : run.random.nextLong(n);
		};
		case "sock_fam_str2num/1" -> (f, a) -> CodeNames.number(CodeNames.SOCKET_FAMILIES, a.string(0, f).toString());
		case "sock_prot_str2num/1" -> (f, a) -> CodeNames.number(CodeNames.PROTOCOLS, a.string(0, f).toString());
		case "sock_state_str2num/1" -> (f, a) -> CodeNames.number(CodeNames.SOCKET_STATES, a.string(0, f).toString());
		case "sock_type_str2num/1" -> (f, a) -> CodeNames.number(CodeNames.SOCKET_TYPES, a.string(0, f).toString());
		case "errno_p/1" -> (f, a) -> {
			long number = Math.abs(a.number(0, f));
			return CodeNames.name(CodeNames.ERRORS, number, "").isEmpty() ? 0 : number;
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
				throw ScriptError.failed("Attempted to get " + (run.match.knows(number) ? "subexpression " + number + " from failed match" : "nonexistent subexpression " + number));
			}
			return group;
		};
		case "errno_str/1" -> (f, a) -> run.string(CodeNames.name(CodeNames.ERRORS, Math.abs(a.number(0, f)), ""));
		case "signal_str/1" -> (f, a) -> run.string(CodeNames.signal(a.number(0, f)));
		case "tcp_sockstate_str/1" -> (f, a) -> run.string(CodeNames.name(CodeNames.TCP_STATES, a.number(0, f), UNDEFINED));
		case "sock_state_num2str/1" -> (f, a) -> run.string(CodeNames.name(CodeNames.SOCKET_STATES, a.number(0, f), UNDEFINED));
		case "sock_fam_num2str/1" -> (f, a) -> run.string(CodeNames.name(CodeNames.SOCKET_FAMILIES, a.number(0, f), UNDEFINED));
		case "sock_prot_num2str/1" -> (f, a) -> run.string(CodeNames.name(CodeNames.PROTOCOLS, a.number(0, f), UNDEFINED));
		case "sock_type_num2str/1" -> (f, a) -> run.string(CodeNames.name(CodeNames.SOCKET_TYPES, a.number(0, f), UNDEFINED));
		default -> null;
		};
	}
}
