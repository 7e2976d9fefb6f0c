package org.tapsetstudio.recording.pairing;

import java.util.Arrays;

import org.tapsetstudio.recording.EventFlags;
import org.tapsetstudio.recording.EventValues;
import org.tapsetstudio.recording.Frame;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Site;
import org.tapsetstudio.recording.SlotKind;
import org.tapsetstudio.recording.StreamCursor;

/**
 * How the events of one site are read: whether they begin or end a call, and of which function. Two results per event: {@link #function}, what the call is called,
 * and {@link #match}, which must be equal at entry and return. The match never contains a line.
 */
final class SitePlan {
	/** Matches every open call of the same pair: what would tell them apart could not be read. */
	static final int WILD = -1;
	static final int INSTANT = 0;
	static final int ENTRY = 1;
	static final int RETURN = 2;

	private final Site site;
	private final ProcessImage image;
	private final FunctionTable functions;
	private final SitePair pair;
	private final boolean entry;
	private final boolean crosses;
	/** Slot of the one FRAME that says it all; -1 where names are captured as strings. */
	private final int frameSlot;
	private final int[] nameSlots;
	private final int[] matchSlots;
	private int[] functionOfFrame = new int[0];
	private final LongIntMap steps = new LongIntMap();
	private int[] functionOfStep = new int[16];
	private int[] matchOfStep = new int[16];
	private int stepCount = 1;
	private int role;

	SitePlan(Site site, ProcessImage image, FunctionTable functions, SitePair pair, boolean entry) {
		this.site = site;
		this.image = image;
		this.functions = functions;
		this.pair = pair;
		this.entry = entry;
		this.crosses = pair != null && PairRules.crosses(site.provider(), pair.kind());
		int frame = -1;
		for (int i = 0; i < site.slots().size() && frame < 0; i++) {
			frame = site.slots().get(i).kind() == SlotKind.FRAME ? i : -1;
		}
		this.frameSlot = pair != null && pair.matchesFrames() ? frame : -1;
		this.nameSlots = pair == null ? new int[0] : slots(site.slots().stream().filter(s -> isText(s.kind())).mapToInt(s -> s.argument()).distinct().sorted().toArray());
		this.matchSlots = pair == null ? new int[0] : slots(pair.matchArguments());
		this.role = pair == null || !pair.isComplete() ? INSTANT : entry ? ENTRY : RETURN;
	}

	static boolean isText(SlotKind kind) {
		return kind == SlotKind.STRING || kind == SlotKind.STRN;
	}

	private int[] slots(int[] arguments) {
		return Arrays.stream(arguments).map(site::textSlotOf).filter(i -> i >= 0).toArray();
	}

	int role() {
		return role;
	}

	int pair() {
		return pair.id();
	}

	/** See {@link PairRules#crosses}. */
	boolean crosses() {
		return crosses;
	}

	/** The number by which {@link #function} and {@link #match} of this event are found; valid as long as the plan. */
	int read(StreamCursor event) {
		if (frameSlot >= 0) {
			int frame = (int) event.slot(frameSlot);
			int[] known = functionOfFrame;
			return frame > 0 && frame < known.length && known[frame] > 0 ? known[frame] - 1 : newFrame(frame);
		}
		int step = 0;
		for (int slot : nameSlots) {
			long key = (long) step << 32 | event.slot(slot) & 0xFFFFFFFFL;
			int next = steps.get(key, 0);
			step = next != 0 ? next : addStep(key);
		}
		if (functionOfStep[step] == 0) {
			name(step, event);
		}
		return step;
	}

	int function(int read) {
		return frameSlot >= 0 ? read : functionOfStep[read] - 1;
	}

	int match(int read, int eventFlags) {
		if (frameSlot >= 0) {
			return (eventFlags & EventFlags.FAULT) != 0 ? WILD : read;
		}
		return matchOfStep[read];
	}

	private int newFrame(int frame) {
		Frame definition = frame > 0 ? image.frame(frame) : null;
		int id = definition == null
				? functions.intern(pair.name() + " " + image.id() + " " + frame, () -> FunctionNames.unknownFrame(site.provider(), pair.kind(), frame))
				: functions.intern(FunctionNames.ofFrame(site.provider(), pair.kind(), definition),
						() -> FunctionNames.ofFrame(site.provider(), pair.kind(), definition));
		if (definition != null) {
			if (frame >= functionOfFrame.length) {
				functionOfFrame = Arrays.copyOf(functionOfFrame, Math.max(64, frame + (frame >> 1)));
			}
			functionOfFrame[frame] = id + 1;
		}
		return id;
	}

	private int addStep(long key) {
		int step = stepCount++;
		if (step == functionOfStep.length) {
			functionOfStep = Arrays.copyOf(functionOfStep, 2 * step);
			matchOfStep = Arrays.copyOf(matchOfStep, 2 * step);
		}
		steps.add(key, step);
		return step;
	}

	private void name(int step, StreamCursor event) {
		if (pair == null) {
			functionOfStep[step] = functions.intern(site.toString(), () -> FunctionNames.ofSite(site)) + 1;
			return;
		}
		int[] arguments = Arrays.stream(nameSlots).map(i -> site.slots().get(i).argument()).toArray();
		String[] texts = texts(event, nameSlots);
		int lineSlot = entry ? site.slotOf(FunctionNames.lineArgument(site.provider(), pair.kind())) : -1;
		int line = lineSlot < 0 || EventValues.isUnreadable(event, lineSlot) ? 0 : (int) event.slot(lineSlot);
		functionOfStep[step] = 1 + (isAnonymousReturn() ? FunctionTable.BEFORE_TRACE
				: functions.intern(Arrays.asList(pair.name(), Arrays.asList(texts)), () -> FunctionNames.ofTexts(site.provider(), pair.kind(), arguments, texts, line)));
		matchOfStep[step] = isReadable(event) ? functions.internKey(Arrays.asList(pair.name(), Arrays.asList(texts(event, matchSlots)))) : WILD;
	}

	/** A return that captured no name, where entries have names. */
	private boolean isAnonymousReturn() {
		return !entry && nameSlots.length == 0 && pair.isComplete() && pair.hasNamedEntries();
	}

	private boolean isReadable(StreamCursor event) {
		return Arrays.stream(matchSlots).noneMatch(slot -> (int) event.slot(slot) == -1);
	}

	private String[] texts(StreamCursor event, int[] slots) {
		return Arrays.stream(slots).mapToObj(slot -> image.string((int) event.slot(slot))).toArray(String[]::new);
	}
}
