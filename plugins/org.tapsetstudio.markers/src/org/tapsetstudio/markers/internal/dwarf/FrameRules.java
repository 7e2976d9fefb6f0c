package org.tapsetstudio.markers.internal.dwarf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.tapsetstudio.markers.internal.ElfFile;
import org.tapsetstudio.markers.internal.ElfFile.Section;

/** Where the frame of a function begins (the canonical frame address) when one of its instructions is about to run, from .eh_frame, x86-64. */
final class FrameRules {
	private static final int RELATIVE_4 = 0x1B;

	private final ByteBuffer bytes;
	private final long address;

	private int codeFactor;
	private int dataFactor;
	private int register;
	private long offset;
	private boolean isKnown;

	private FrameRules(ByteBuffer bytes, long address) {
		this.bytes = bytes;
		this.address = address;
	}

	/** Empty where the file has no such rules. */
	static Optional<FrameRules> read(Path file) throws IOException {
		try (ElfFile elf = ElfFile.open(file)) {
			Optional<Section> section = elf.sections().stream().filter(s -> s.name().equals(".eh_frame") && s.fileSize() > 0).findFirst();
			return section.isEmpty() ? Optional.empty() : Optional.of(new FrameRules(elf.bytes(section.get()), section.get().address()));
		}
	}

	/** A place whose address is the frame's begin. */
	Optional<Place> at(long pc) {
		for (int at = 0; at + 8 < bytes.limit();) {
			DwarfReader r = new DwarfReader(bytes, at);
			long length = r.fixed(4);
			if (length == 0 || length >= 0xFFFFFFF0L) {
				break;
			}
			int next = r.at() + (int) length;
			int back = r.at();
			long common = r.fixed(4);
			if (common != 0) {
				Optional<Place> found = inFunction(r, next, back - common, pc);
				if (found != null) {
					return found;
				}
			}
			at = next;
		}
		return Optional.empty();
	}

	/** Null if the function is another one. */
	private Optional<Place> inFunction(DwarfReader r, int end, long common, long pc) {
		long start = address + r.at() + (int) r.fixed(4);
		long size = r.fixed(4);
		if (pc < start || pc >= start + size) {
			return null;
		}
		DwarfReader c = new DwarfReader(bytes, common);
		int commonEnd = (int) c.fixed(4) + c.at();
		c.skip(5);
		String augmentation = c.string();
		codeFactor = (int) c.unsigned();
		dataFactor = (int) c.signed();
		c.unsigned();
		if (!augmentation.startsWith("z") || augmentation.contains("P") && augmentation.indexOf('P') < augmentation.indexOf('R')) {
			return Optional.empty();
		}
		int instructions = (int) c.unsigned() + c.at();
		int encoding = augmentation.startsWith("zR") ? (int) c.fixed(1) : augmentation.contains("R") ? encodingBehind(c, augmentation) : 0;
		if (encoding != RELATIVE_4) {
			return Optional.empty();
		}
		c.bytes.position(instructions);
		isKnown = true;
		run(c, commonEnd, Long.MIN_VALUE, Long.MAX_VALUE);
		r.skip(r.unsigned());
		run(r, end, start, pc);
		return isKnown && register >= 0 && register < 16 ? Optional.of(Place.memory(Locations.REGISTERS[register], offset)) : Optional.empty();
	}

	private static int encodingBehind(DwarfReader c, String augmentation) {
		for (char letter : augmentation.substring(1).toCharArray()) {
			if (letter == 'R') {
				return (int) c.fixed(1);
			}
			c.skip(letter == 'L' ? 1 : 0);
		}
		return 0;
	}

	/** Runs the rules up to those that hold at `pc`. */
	private void run(DwarfReader r, int end, long start, long pc) {
		Deque<long[]> kept = new ArrayDeque<>();
		long at = start;
		while (r.at() < end && at <= pc) {
			int op = (int) r.fixed(1);
			long steps = switch (op >> 6) {
			case 1 -> op & 63;
			case 2 -> {
				r.unsigned();
				yield 0;
			}
			case 3 -> 0;
			default -> step(r, op, kept);
			};
			at += steps * codeFactor;
		}
	}

	/** Gives by how much the place moves on. */
	private long step(DwarfReader r, int op, Deque<long[]> kept) {
		switch (op) {
		case 0x00, 0x2D -> {
			// nothing
		}
		case 0x02 -> {
			return r.fixed(1);
		}
		case 0x03 -> {
			return r.fixed(2);
		}
		case 0x04 -> {
			return r.fixed(4);
		}
		case 0x06, 0x07, 0x08, 0x2E -> r.unsigned();
		case 0x05, 0x09, 0x14 -> {
			r.unsigned();
			r.unsigned();
		}
		case 0x11, 0x15 -> {
			r.unsigned();
			r.signed();
		}
		case 0x0A -> kept.push(new long[] { register, offset, isKnown ? 1 : 0 });
		case 0x0B -> {
			long[] back = kept.pop();
			register = (int) back[0];
			offset = back[1];
			isKnown = back[2] != 0;
		}
		case 0x0C -> {
			register = (int) r.unsigned();
			offset = r.unsigned();
			isKnown = true;
		}
		case 0x0D -> register = (int) r.unsigned();
		case 0x0E -> offset = r.unsigned();
		case 0x12 -> {
			register = (int) r.unsigned();
			offset = r.signed() * dataFactor;
			isKnown = true;
		}
		case 0x13 -> offset = r.signed() * dataFactor;
		case 0x0F -> {
			r.skip(r.unsigned());
			isKnown = false;
		}
		case 0x10, 0x16 -> {
			r.unsigned();
			r.skip(r.unsigned());
		}
		default -> throw new IndexOutOfBoundsException("frame rule " + op);
		}
		return 0;
	}
}
