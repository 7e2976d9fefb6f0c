package org.tapsetstudio.dsl.program;

import java.util.List;

import org.tapsetstudio.dsl.format.FormatDirective;

/** Expressions of the typed program. Immutable; every node knows its type. */
public sealed interface Expr {
	Type type();

	SourceRange where();

	/** What can be assigned to. */
	sealed interface LValue extends Expr permits Local, GlobalScalar, Element {
	}

	record LongLiteral(long value, SourceRange where) implements Expr {
		public Type type() {
			return Type.LONG;
		}
	}

	/** Bytes after escapes are resolved, without a terminating NUL, not yet truncated to MAXSTRINGLEN. */
	record StringLiteral(byte[] value, SourceRange where) implements Expr {
		public Type type() {
			return Type.STRING;
		}
	}

	record Local(int index, String name, Type type, SourceRange where) implements LValue {
	}

	record GlobalScalar(Global global, SourceRange where) implements LValue {
		public Type type() {
			return global.valueType();
		}
	}

	/** {@code array[keys]}; a null key stands for {@code *} (only in aggregates and deletes). */
	record Element(Global array, List<Expr> keys, SourceRange where) implements LValue {
		public Type type() {
			return array.valueType();
		}
	}

	/**
	 * {@code $argN} of a marker, N from 1, sign- or zero-extended; or a variable of a probed function.
	 *
	 * @param name what a message about it calls it, such as {@code $n}
	 * @param operand of a variable: how to read it, as a marker's note says it; else null
	 */
	record MarkerArgument(int number, String name, String operand, SourceRange where) implements Expr {
		/** One that the marker has itself. */
		public MarkerArgument(int number, SourceRange where) {
			this(number, "$arg" + number, null, where);
		}

		public Type type() {
			return Type.LONG;
		}
	}

	/** {@code $$name}, {@code $$provider}, {@code $$vars}, {@code $$parms}. */
	record MarkerText(Kind kind, SourceRange where) implements Expr {
		public enum Kind {
			NAME, PROVIDER, VARS
		}

		public Type type() {
			return Type.STRING;
		}
	}

	/** Unary {@code + - ! ~}. */
	record Unary(char operator, Expr operand, SourceRange where) implements Expr {
		public Type type() {
			return Type.LONG;
		}
	}

	/** {@code ++x --x x++ x--}. */
	record Increment(LValue target, boolean prefix, boolean up, SourceRange where) implements Expr {
		public Type type() {
			return Type.LONG;
		}
	}

	/** All binary operators without side effect: arithmetic, shifts, bits, comparison (operands both LONG or both STRING), {@code && ||}, and {@code .} (result STRING). */
	record Binary(BinaryOperator operator, Expr left, Expr right, Type type, SourceRange where) implements Expr {
	}

	enum BinaryOperator {
		ADD("+"), SUB("-"), MUL("*"), DIV("/"), MOD("%"), SHL("<<"), SHR(">>"), USHR(">>>"), AND("&"), OR("|"), XOR("^"), LT("<"), GT(">"), LE("<="), GE(">="), EQ("=="), NE(
				"!="), LOGAND("&&"), LOGOR("||"), CONCAT(".");

		public final String text;

		BinaryOperator(String text) {
			this.text = text;
		}
	}

	/** {@code =~} and, negated, {@code !~}. */
	record Match(Expr left, byte[] pattern, boolean negated, SourceRange where) implements Expr {
		public Type type() {
			return Type.LONG;
		}
	}

	record Conditional(Expr condition, Expr then, Expr otherwise, Type type, SourceRange where) implements Expr {
	}

	/** {@code =} (operator null) and compound assignment (ADD for {@code +=} …, CONCAT for {@code .=}). */
	record Assign(LValue target, BinaryOperator operator, Expr value, Type type, SourceRange where) implements Expr {
	}

	/** {@code <<<}; value is the number added. Target is a GlobalScalar or Element of type STATS. */
	record Aggregate(LValue target, Expr value, SourceRange where) implements Expr {
		public Type type() {
			return Type.LONG;
		}
	}

	/** {@code @count(x)} and the others; {@code bits} only for VARIANCE. */
	record Extract(Stmt.Aggregate aggregate, LValue statistic, int bits, SourceRange where) implements Expr {
		public Type type() {
			return Type.LONG;
		}
	}

	/** {@code @hist_log(x)} or {@code @hist_linear(x, …)}: only as argument of print functions, in foreach and below {@link Bucket}. */
	record Histogram(LValue statistic, Global.HistogramKind kind, long start, long stop, long interval, SourceRange where) implements Expr {
		public Type type() {
			return Type.STATS;
		}
	}

	record Bucket(Histogram histogram, Expr index, SourceRange where) implements Expr {
		public Type type() {
			return Type.LONG;
		}
	}

	/** {@code keys in array}; a null key stands for {@code *}. */
	record In(List<Expr> keys, Global array, SourceRange where) implements Expr {
		public Type type() {
			return Type.LONG;
		}
	}

	record BucketIn(Expr index, Histogram histogram, SourceRange where) implements Expr {
		public Type type() {
			return Type.LONG;
		}
	}

	record Call(Function function, List<Expr> arguments, Type type, SourceRange where) implements Expr {
	}

	/**
	 * The print family. {@code sprint*} have type STRING, the others LONG.
	 *
	 * @param format the pieces of the format of printf/sprintf, the delimiter of printd* as its only piece, else empty
	 */
	record Print(PrintKind kind, List<FormatDirective> format, List<Expr> arguments, Type type, SourceRange where) implements Expr {
	}

	enum PrintKind {
		PRINT, PRINTLN, PRINTF, PRINTD, PRINTDLN, SPRINT, SPRINTLN, SPRINTF, SPRINTD, SPRINTDLN
	}

	/** A text that shows memory of the program, or another one where that could not be read. */
	record Readable(Expr text, StringLiteral otherwise, SourceRange where) implements Expr {
		public Type type() {
			return Type.STRING;
		}
	}

	/** {@code @entry(e)}: value of e when the function was entered. */
	record Entry(Expr value, Type type, SourceRange where) implements Expr {
	}

	/** {@code @defined(…)} is folded by the checker; this is what remains refused at run time: kernel variables, casts to unknown types. */
	record Refused(String sentence, Type type, SourceRange where) implements Expr {
	}
}
