package org.tapsetstudio.engine.internal.natives;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.SourceLine;
import org.tapsetstudio.engine.Symbol;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.NumberFunction;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.StringFunction;
import org.tapsetstudio.engine.internal.runtime.Run;

/** The calls that led to a hit, and the names of addresses. */
final class StackNatives implements NativeGroup {
	private final Run run;

	StackNatives(Run run) {
		this.run = run;
	}

	@Override
	public NumberFunction number(String signature) {
		return switch (signature) {
		case "print_ubacktrace/0" -> (f, a) -> print(run.event.stack(), this::full);
		case "print_ubacktrace_brief/0" -> (f, a) -> print(run.event.stack(), this::brief);
		case "print_ubacktrace_fileline/0" -> (f, a) -> print(run.event.stack(), this::withLine);
		case "print_ustack/1", "print_usyms/1" -> (f, a) -> print(addresses(a.string(0, f)), this::full);
		case "uaddr/0", "addr/0" -> (f, a) -> at(0);
		case "ustack/1" -> (f, a) -> at(a.number(0, f));
		default -> null;
		};
	}

	@Override
	public StringFunction string(String signature) {
		return switch (signature) {
		case "ubacktrace/0" -> (f, a) -> hexadecimal(run.event.stack());
		case "ucallers/1" -> (f, a) -> hexadecimal(first(a.number(0, f)));
		case "sprint_ubacktrace/0" -> (f, a) -> run.string(lines(run.event.stack(), this::data));
		case "sprint_ustack/1", "sprint_usyms/1" -> (f, a) -> run.string(lines(addresses(a.string(0, f)), this::data));
		case "usymname/1" -> (f, a) -> run.string(name(a.number(0, f)));
		case "usymdata/1" -> (f, a) -> run.string(data(a.number(0, f)));
		case "usymfile/1" -> (f, a) -> file(a.number(0, f));
		case "usymline/1" -> (f, a) -> run.string(line(a.number(0, f)));
		case "usymfileline/1" -> (f, a) -> run.string(fileAndLine(a.number(0, f)));
		case "umodname/1" -> (f, a) -> module(a.number(0, f));
		default -> null;
		};
	}

	private long at(long depth) {
		long[] stack = run.event.stack();
		return depth >= 0 && depth < stack.length ? stack[(int) depth] : 0;
	}

	private long[] first(long count) {
		long[] stack = run.event.stack();
		return Arrays.copyOf(stack, (int) Math.max(0, Math.min(count, stack.length)));
	}

	private long print(long[] addresses, LongFunction<String> form) {
		run.out.add(lines(addresses, form).getBytes(StandardCharsets.UTF_8)); // in full, whatever the longest string may be
		run.flushIfMuch();
		return 0;
	}

	private static String lines(long[] addresses, LongFunction<String> form) {
		return Arrays.stream(addresses).mapToObj(address -> form.apply(address) + "\n").collect(Collectors.joining());
	}

	private ByteString hexadecimal(long[] addresses) {
		return run.string(Arrays.stream(addresses).mapToObj(StackNatives::hex).collect(Collectors.joining(" ")));
	}

	/** Of a text as {@link #hexadecimal} gives it; what is no address is passed over. */
	private static long[] addresses(ByteString text) {
		return Arrays.stream(text.toString().trim().split("\\s+")).filter(word -> word.matches("0x[0-9a-fA-F]{1,16}"))
				.mapToLong(word -> Long.parseUnsignedLong(word.substring(2), 16)).toArray();
	}

	private static String hex(long address) {
		return "0x" + Long.toHexString(address);
	}

	private String name(long address) {
		Symbol symbol = run.event.symbol(address);
		return symbol == null || symbol.name().length() == 0 ? hex(address) : symbol.name().toString();
	}

	private ByteString module(long address) {
		Symbol symbol = run.event.symbol(address);
		return symbol == null ? run.string("<unknown>") : symbol.module();
	}

	private String brief(long address) {
		Symbol symbol = run.event.symbol(address);
		return symbol == null || symbol.name().length() == 0 ? hex(address) : symbol.name() + "+" + hex(symbol.offset());
	}

	private String data(long address) {
		Symbol symbol = run.event.symbol(address);
		if (symbol == null) {
			return hex(address);
		}
		if (symbol.name().length() == 0) {
			return hex(address) + " [" + symbol.module() + "+" + hex(symbol.offset()) + "]";
		}
		return symbol.name() + "+" + hex(symbol.offset()) + "/" + hex(symbol.size()) + " [" + symbol.module() + "]";
	}

	private String full(long address) {
		Symbol symbol = run.event.symbol(address);
		return " " + (symbol != null && symbol.name().length() > 0 ? hex(address) + " : " : "") + data(address);
	}

	private ByteString file(long address) {
		SourceLine line = run.event.line(address);
		return line == null ? run.string(hex(address)) : line.file();
	}

	private String line(long address) {
		SourceLine line = run.event.line(address);
		return line == null ? hex(address) : Integer.toString(line.line());
	}

	private String fileAndLine(long address) {
		SourceLine line = run.event.line(address);
		return line == null ? hex(address) : line.file() + ":" + line.line();
	}

	/** The line of the call: a return address may be the first instruction of another one. */
	private String withLine(long address) {
		long[] stack = run.event.stack();
		boolean isReturn = stack.length > 0 && stack[0] != address;
		String known = run.event.line(address - (isReturn ? 1 : 0)) == null ? "" : " at " + fileAndLine(address - (isReturn ? 1 : 0));
		return full(address) + known;
	}
}
