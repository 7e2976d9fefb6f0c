package org.tapsetstudio.engine.internal.natives;

import java.util.List;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.StringNode;

/** The arguments of one call of a native function. */
public final class Arguments {
	private final LongNode[] numbers;
	private final StringNode[] strings;
	private final int[] markers;

	/** @param numbers and strings: at each position one of the two is null */
	public Arguments(LongNode[] numbers, StringNode[] strings, List<Expr> written) {
		this.numbers = numbers;
		this.strings = strings;
		markers = written.stream().mapToInt(e -> e instanceof Expr.MarkerArgument m ? m.number() : 0).toArray();
	}

	long number(int index, Frame frame) {
		return numbers[index].eval(frame);
	}

	ByteString string(int index, Frame frame) {
		return strings[index].eval(frame);
	}

	boolean isString(int index) {
		return strings[index] != null;
	}

	/** N if the argument is written as {@code $argN}, else 0. */
	int marker(int index) {
		return markers[index];
	}
}
