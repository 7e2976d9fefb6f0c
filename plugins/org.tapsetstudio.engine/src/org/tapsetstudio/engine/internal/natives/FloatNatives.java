package org.tapsetstudio.engine.internal.natives;

import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.NumberFunction;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.StringFunction;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;
import org.tapsetstudio.engine.internal.text.ByteBuilder;

/** Floating-point numbers, carried in longs by their bits. */
final class FloatNatives implements NativeGroup {
	private static final Pattern NUMBER = Pattern.compile("([+-]?)([0-9]*)\\.?([0-9]*)(?:[eE]([+-]?)([0-9]*))?");
	/** From this exponent on every number is 0 or infinite. */
	private static final double FARTHEST = 1500;

	private final Run run;

	FloatNatives(Run run) {
		this.run = run;
	}

	@Override
	public NumberFunction number(String signature) {
		return switch (signature) {
		case "string_to_fp/1" -> (f, a) -> parse(a.string(0, f));
		case "long_to_fp/1" -> (f, a) -> Double.doubleToRawLongBits(a.number(0, f));
		case "fp32_to_fp64/1" -> (f, a) -> Double.doubleToRawLongBits(Float.intBitsToFloat((int) a.number(0, f)));
		case "fp_to_long/3" -> (f, a) -> {
			double x = Double.longBitsToDouble(a.number(0, f));
			long mode = a.number(1, f);
			a.number(2, f);
			return round(x, mode);
		};
		case "fp_add/2" -> operation((a, b) -> a + b);
		case "fp_sub/2" -> operation((a, b) -> a - b);
		case "fp_mul/2" -> operation((a, b) -> a * b);
		case "fp_div/2" -> operation((a, b) -> a / b);
		case "fp_rem/2" -> operation(Math::IEEEremainder);
		case "fp_sqrt/1" -> (f, a) -> bits(Math.sqrt(Double.longBitsToDouble(a.number(0, f))));
		case "fp_eq/2" -> comparison((a, b) -> a == b);
		case "fp_le/2" -> comparison((a, b) -> a <= b);
		case "fp_lt/2" -> comparison((a, b) -> a < b);
		default -> null;
		};
	}

	@Override
	public StringFunction string(String signature) {
		return signature.equals("fp_to_string/2") ? (f, a) -> {
			long bits = a.number(0, f);
			return text(run, bits, a.number(1, f));
		} : null;
	}

	@FunctionalInterface
	private interface Comparison {
		boolean holds(double a, double b);
	}

	private static NumberFunction operation(DoubleBinaryOperator operator) {
		return (f, a) -> {
			double left = Double.longBitsToDouble(a.number(0, f));
			return bits(operator.applyAsDouble(left, Double.longBitsToDouble(a.number(1, f))));
		};
	}

	/** What is no number has no sign, whatever the processor gives it. */
	private static long bits(double result) {
		return Double.doubleToLongBits(result);
	}

	private static NumberFunction comparison(Comparison comparison) {
		return (f, a) -> {
			double left = Double.longBitsToDouble(a.number(0, f));
			return comparison.holds(left, Double.longBitsToDouble(a.number(1, f))) ? 1 : 0;
		};
	}

	/** Digit by digit, with the rounding errors that users of the function know: 1e10 is a little less than 10000000000. */
	private static long parse(ByteString text) {
		Matcher number = NUMBER.matcher(text.toString());
		if (!number.matches()) {
			throw ScriptError.failed("invalid format");
		}
		double value = 0;
		for (char digit : (number.group(2) + Objects.toString(number.group(3), "")).toCharArray()) {
			value = value * 10 + (digit - '0');
		}
		double power = 1;
		for (int i = 0; i < Objects.toString(number.group(3), "").length(); i++) {
			power *= 10;
		}
		boolean shrinks = "-".equals(number.group(4));
		double exponent = 0;
		for (char digit : Objects.toString(number.group(5), "").toCharArray()) {
			exponent = exponent * 10 + (digit - '0');
		}
		for (double i = 0; i < Math.min(exponent, FARTHEST); i++) {
			power = shrinks ? power * 10 : power / 10;
		}
		double result = value / power;
		if (Double.isNaN(result)) {
			throw ScriptError.failed("invalid format");
		}
		return Double.doubleToRawLongBits("-".equals(number.group(1)) ? -result : result);
	}

	private static long round(double x, long mode) {
		double whole = switch ((int) mode) {
		case 1 -> x < 0 ? Math.ceil(x) : Math.floor(x);
		case 2 -> Math.floor(x);
		case 3 -> Math.ceil(x);
		case 4 -> x < 0 ? -Math.floor(-x + 0.5) : Math.floor(x + 0.5);
		case 6 -> x == Math.rint(x) ? x : Math.floor(x) % 2 == 0 ? Math.ceil(x) : Math.floor(x);
		default -> Math.rint(x);
		};
		return (long) whole;
	}

	/** Digit by digit, cut off but for the last digit, which is rounded by itself: a carry goes nowhere. This is how users of the function know it. */
	private static ByteString text(Run run, long bits, long digits) {
		ByteBuilder out = run.scratched();
		int exponent = (int) (bits >>> 52 & 0x7ff);
		long significand = bits & (1L << 52) - 1 | (exponent != 0 ? 1L << 52 : 0);
		int fraction = 1075 - exponent;
		long unit = 1L << fraction;
		long rest = significand & unit - 1;
		out.text(bits < 0 ? "-" : "").text(Long.toUnsignedString(significand >>> fraction)).add('.');
		for (long i = 1; i < digits && out.size() < run.maxString; i++) {
			rest *= 10;
			out.text(Long.toUnsignedString(Long.divideUnsigned(rest, unit)));
			rest = Long.remainderUnsigned(rest, unit);
		}
		long last = Long.divideUnsigned(rest * 10, unit);
		long behind = Long.divideUnsigned(Long.remainderUnsigned(rest * 10, unit) * 10, unit);
		return out.text(Long.toUnsignedString(behind >= 5 ? last + 1 : last)).toByteString(run.maxString);
	}
}
