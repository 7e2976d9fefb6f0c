package org.tapsetstudio.engine.capture;

import java.util.Set;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.engine.ByteString;

/** The functions of the language that give a probed function's arguments and value. */
public final class FunctionArguments {
	/** Those that take the number of an argument. */
	public static final Set<String> NAMES = Set.of("int_arg", "uint_arg", "long_arg", "ulong_arg", "longlong_arg", "ulonglong_arg", "pointer_arg", "s32_arg", "u32_arg", "s64_arg",
			"u64_arg");
	private static final Set<String> VALUES = Set.of("returnval", "returnstr");
	private static final ByteString ENTRY = ByteString.of(".function");
	private static final ByteString STUB = ByteString.of(".plt");
	private static final ByteString RETURN = ByteString.of(".return");

	private FunctionArguments() {
	}

	public static boolean isEntry(ByteString provider) {
		return ENTRY.equals(provider) || STUB.equals(provider);
	}

	public static boolean isReturn(ByteString provider) {
		return RETURN.equals(provider);
	}

	/** N if the expression is {@code $argN}, {@code long_arg(N)} or the like, or 1 for a returned value; 0 if it is anything else; -1 if it is an argument whose number is not constant. */
	static int number(Expr e) {
		if (e instanceof Expr.MarkerArgument argument) {
			return argument.number();
		}
		if (!(e instanceof Expr.Call call) || !call.function().isNative()) {
			return 0;
		}
		if (VALUES.contains(call.function().name)) {
			return 1;
		}
		if (!NAMES.contains(call.function().name)) {
			return 0;
		}
		return call.arguments().get(0) instanceof Expr.LongLiteral n && n.value() > 0 && n.value() <= 255 ? (int) n.value() : -1;
	}
}
