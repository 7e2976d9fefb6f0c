package org.tapsetstudio.engine.internal.tree;

import java.util.List;

import org.tapsetstudio.dsl.format.FormatDirective;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.PrintKind;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.format.Formatter;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;
import org.tapsetstudio.engine.internal.runtime.StringNode;
import org.tapsetstudio.engine.internal.runtime.UserMemory;
import org.tapsetstudio.engine.internal.stat.HistogramPrinter;
import org.tapsetstudio.engine.internal.stat.Statistic;
import org.tapsetstudio.engine.internal.text.ByteBuilder;

/** The print family. All arguments are evaluated before a byte is written, so that an error in one prints nothing. */
final class Prints {
	/** What one call prints at most, but for a histogram; the rest is cut off. */
	private static final int MOST_AT_ONCE = 8192;

	private final Expressions expressions;
	private final Aggregates aggregates;
	private final Run run;

	Prints(Expressions expressions, Aggregates aggregates) {
		this.expressions = expressions;
		this.aggregates = aggregates;
		this.run = expressions.run;
	}

	/** Evaluates everything, then writes. */
	private interface Writer {
		void evaluate(Frame frame);

		/** @param room bytes of {@code out} that will count; what is behind them is cut off by the caller */
		void write(Frame frame, ByteBuilder out, int room);
	}

	LongNode print(Expr.Print e) {
		Writer writer = writer(e);
		int lost = lost(e);
		boolean cut = e.arguments().stream().noneMatch(Expr.Histogram.class::isInstance);
		return f -> {
			writer.evaluate(f);
			int room = cut ? run.out.size() + MOST_AT_ONCE : Integer.MAX_VALUE;
			writer.write(f, run.out, room);
			run.out.repeat(0, lost);
			if (run.out.size() > room) {
				run.out.cut(room);
			}
			run.flushIfMuch();
			return 0;
		};
	}

	/** Behind what is printed come as many NULs as bytes that NULs in the format or delimiter cut off: room is made for the whole. */
	private static int lost(Expr.Print e) {
		int all = e.format().stream().mapToInt(piece -> piece instanceof FormatDirective.Text text ? text.lost() : 0).sum();
		return e.kind() == PrintKind.PRINTF ? e.arguments().isEmpty() ? 0 : all : all * (e.arguments().size() - 1);
	}

	StringNode sprint(Expr.Print e) {
		Writer writer = writer(e);
		return f -> {
			writer.evaluate(f);
			writer.write(f, run.scratched(), run.maxString + 1);
			return run.scratch.toByteString(run.maxString);
		};
	}

	private Writer writer(Expr.Print e) {
		boolean line = switch (e.kind()) {
		case PRINTLN, SPRINTLN, PRINTDLN, SPRINTDLN -> true;
		default -> false;
		};
		if (e.arguments().size() == 1 && e.arguments().get(0) instanceof Expr.Histogram histogram) {
			return histogram(histogram);
		}
		if (e.kind() == PrintKind.PRINTF || e.kind() == PrintKind.SPRINTF) {
			return formatted(e);
		}
		byte[] delimiter = e.format().isEmpty() ? new byte[0] : ((FormatDirective.Text) e.format().get(0)).bytes();
		int base = expressions.scope.reserve(e.arguments().size());
		KeyNode[] arguments = arguments(e.arguments(), base);
		boolean[] text = new boolean[arguments.length];
		for (int i = 0; i < text.length; i++) {
			text[i] = e.arguments().get(i).type() == Type.STRING;
		}
		return new Writer() {
			@Override
			public void evaluate(Frame frame) {
				for (KeyNode argument : arguments) {
					argument.fill(frame);
				}
			}

			@Override
			public void write(Frame frame, ByteBuilder out, int room) {
				for (int i = 0; i < text.length; i++) {
					if (i > 0) {
						out.add(delimiter);
					}
					if (text[i]) {
						out.add(frame.strings[base + i]);
					} else {
						out.number(frame.longs[base + i]);
					}
				}
				if (line) {
					out.add('\n');
				}
			}
		};
	}

	/** A histogram ends with an empty line; {@code println} adds nothing to it. */
	private Writer histogram(Expr.Histogram e) {
		Aggregates.StatisticNode node = aggregates.histogram(e);
		return new Writer() {
			private Statistic found;

			@Override
			public void evaluate(Frame frame) {
				found = node.find(frame);
			}

			@Override
			public void write(Frame frame, ByteBuilder out, int room) {
				new HistogramPrinter(found, run.limits.histograms()).print(out, room);
			}
		};
	}

	private Writer formatted(Expr.Print e) {
		Formatter formatter = new Formatter(e.format());
		int base = expressions.scope.reserve(e.arguments().size());
		KeyNode[] arguments = arguments(e.arguments(), base);
		readMemory(e, base, arguments);
		return new Writer() {
			@Override
			public void evaluate(Frame frame) {
				for (KeyNode argument : arguments) {
					argument.fill(frame);
				}
			}

			@Override
			public void write(Frame frame, ByteBuilder out, int room) {
				formatter.format(out, frame.longs, frame.strings, base, room);
			}
		};
	}

	/** {@code %m} and {@code %M} show what an address points to. */
	private void readMemory(Expr.Print e, int base, KeyNode[] arguments) {
		int next = 0;
		for (FormatDirective piece : e.format()) {
			if (!(piece instanceof FormatDirective.Conversion part)) {
				continue;
			}
			next += part.arguments().size();
			if (part.letter() == 'm' || part.letter() == 'M') {
				int place = base + next - 1;
				KeyNode address = arguments[next - 1];
				arguments[next - 1] = f -> {
					address.fill(f);
					ByteString found = UserMemory.at(run, f.longs[place]);
					if (found == null) {
						throw ScriptError.near(ScriptError.READ_FAULT + " at 0x" + Long.toHexString(f.longs[place]), "operator '%" + part.letter() + "'", e.where());
					}
					f.strings[place] = found;
				};
			}
		}
	}

	private KeyNode[] arguments(List<Expr> arguments, int base) {
		KeyNode[] nodes = new KeyNode[arguments.size()];
		for (int i = 0; i < nodes.length; i++) {
			int place = base + i;
			if (arguments.get(i).type() == Type.STRING) {
				StringNode node = expressions.seen(arguments.get(i));
				nodes[i] = f -> f.strings[place] = node.eval(f);
			} else {
				LongNode node = expressions.number(arguments.get(i));
				nodes[i] = f -> f.longs[place] = node.eval(f);
			}
		}
		return nodes;
	}
}
