package org.tapsetstudio.export.internal.importing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.importing.ImportException;
import org.tapsetstudio.export.importing.ImportSummary;
import org.tapsetstudio.export.internal.ProtoReader;

/** A profile of pprof. Its samples have no time, so they follow each other; of several values that one counts which is a time, else the default one, else the last. */
public final class PprofReader implements ImportReader {
	private static final int LARGEST = 1 << 28;

	@Override
	public boolean knows(FileHead head) {
		byte[] b = head.bytes();
		return b.length > 2 && (b[0] == 0x1F && (b[1] & 0xFF) == 0x8B && !isText(head.path()) || b[0] == 0x0A && b[1] > 0 && b[1] < 16 && b[2] == 0x08);
	}

	/** Whether what is compressed is one of the formats that are text. */
	private static boolean isText(Path file) {
		try (InputStream in = Texts.bytes(file)) {
			int first = in.read();
			return first == '{' || first == '[' || first != 0x0A;
		} catch (IOException e) {
			return false;
		}
	}

	@Override
	public ImportSummary read(Path file, Path folder, Progress progress) throws IOException {
		byte[] bytes;
		try (InputStream in = Texts.bytes(file)) {
			bytes = in.readNBytes(LARGEST);
		} catch (ZipException | EOFException e) {
			throw new ImportException(file + " is compressed, but cut off or damaged: " + e.getMessage(), e);
		}
		if (bytes.length == LARGEST) {
			throw new ImportException(file + " holds more than " + (LARGEST >> 20) + " MB of profile.");
		}
		try {
			Profile profile = new Profile(ByteBuffer.wrap(bytes));
			try (CallWriter out = new CallWriter(folder, profile.wallNanos)) {
				profile.write(out, progress);
				return out.summary();
			}
		} catch (ImportException e) {
			throw e;
		} catch (IOException e) {
			throw new ImportException(file + " is no profile of pprof, or a damaged one: " + e.getMessage() + ".", e);
		}
	}

	/** The tables of a profile. */
	private static final class Profile {
		private record Sample(long[] locations, long[] values) {
		}

		private record Type(long what, long unit) {
		}

		private record Code(long name, long file, long line) {
		}

		private record Line(long function, long line) {
		}

		private final List<String> strings = new ArrayList<>();
		private final List<Type> types = new ArrayList<>();
		private final List<Sample> samples = new ArrayList<>();
		private final Map<Long, List<Line>> locations = new HashMap<>();
		private final Map<Long, Code> functions = new HashMap<>();
		private long wallNanos;
		private long defaultType;

		Profile(ByteBuffer bytes) throws IOException {
			ProtoReader in = new ProtoReader(bytes);
			while (in.next()) {
				switch (in.field()) {
				case 1 -> {
					long[] type = numbers(in.message(), 2);
					types.add(new Type(type[1], type[2]));
				}
				case 2 -> sample(in.message());
				case 4 -> location(in.message());
				case 5 -> {
					long[] f = numbers(in.message(), 5);
					functions.put(f[1], new Code(f[2], f[4], f[5]));
				}
				case 6 -> strings.add(in.text());
				case 9 -> wallNanos = in.number();
				case 14 -> defaultType = in.number();
				default -> {
				}
				}
			}
			if (types.isEmpty() || strings.isEmpty()) {
				throw new IOException("it has no types or no strings");
			}
		}

		private static long[] numbers(ProtoReader in, int highest) throws IOException {
			long[] numbers = new long[highest + 1];
			while (in.next()) {
				if (in.field() <= highest && in.field() > 0 && !in.isBlock()) {
					numbers[in.field()] = in.number();
				}
			}
			return numbers;
		}

		private void sample(ProtoReader in) throws IOException {
			List<Long> stack = new ArrayList<>();
			List<Long> values = new ArrayList<>();
			while (in.next()) {
				List<Long> list = in.field() == 1 ? stack : in.field() == 2 ? values : null;
				if (list != null && in.isBlock()) {
					for (ProtoReader packed = in.message(); packed.hasMore();) {
						list.add(packed.packed());
					}
				} else if (list != null) {
					list.add(in.number());
				}
			}
			samples.add(new Sample(stack.stream().mapToLong(Long::longValue).toArray(), values.stream().mapToLong(Long::longValue).toArray()));
		}

		private void location(ProtoReader in) throws IOException {
			long id = 0;
			List<Line> lines = new ArrayList<>();
			while (in.next()) {
				if (in.field() == 1) {
					id = in.number();
				} else if (in.field() == 4) {
					long[] line = numbers(in.message(), 2);
					lines.add(new Line(line[1], line[2]));
				}
			}
			locations.put(id, lines);
		}

		private String string(long number) {
			return number >= 0 && number < strings.size() ? strings.get((int) number) : "";
		}

		private int column() {
			int chosen = types.size() - 1;
			for (int i = 0; i < types.size(); i++) {
				if (defaultType != 0 && types.get(i).what == defaultType) {
					chosen = i;
				}
			}
			for (int i = types.size() - 1; i >= 0; i--) {
				if (string(types.get(i).unit).endsWith("seconds")) {
					chosen = i;
				}
			}
			return chosen;
		}

		void write(CallWriter out, Progress progress) throws IOException {
			int column = column();
			String unit = string(types.get(column).unit);
			long scale = switch (unit) {
			case "microseconds" -> 1_000;
			case "milliseconds" -> 1_000_000;
			case "seconds" -> 1_000_000_000;
			default -> 1;
			};
			out.note("Of the profile's values, " + string(types.get(column).what) + " in " + unit + " was taken" + (unit.endsWith("seconds") ? "" : ", each as a nanosecond")
					+ "; the order of the calls and how often they were called is not known.");
			StackWriter stacks = new StackWriter(out.thread(1, "pprof", 1, "all threads"));
			for (Sample sample : samples) {
				if (progress.isCancelled()) {
					return;
				}
				long value = column < sample.values.length ? Math.max(0, sample.values[column]) : 0;
				if (value > 0) {
					stacks.add(stack(sample), Math.min(value, Long.MAX_VALUE / 4 / scale) * scale);
				}
			}
			stacks.end();
		}

		private List<CallWriter.Callee> stack(Sample sample) {
			List<CallWriter.Callee> stack = new ArrayList<>();
			for (int i = sample.locations.length - 1; i >= 0; i--) {
				for (Line line : locations.getOrDefault(sample.locations[i], List.of()).reversed()) {
					Code code = functions.get(line.function);
					if (code != null) {
						stack.add(new CallWriter.Callee(string(code.name), string(code.file), (int) Math.clamp(code.line != 0 ? code.line : line.line, 0, Integer.MAX_VALUE)));
					}
				}
			}
			return stack;
		}
	}
}
