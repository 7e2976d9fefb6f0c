package org.tapsetstudio.session.internal;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.EventContext;
import org.tapsetstudio.engine.SourceLine;
import org.tapsetstudio.engine.Symbol;
import org.tapsetstudio.recording.EventValues;
import org.tapsetstudio.recording.Frame;
import org.tapsetstudio.recording.StreamCursor;

/** Shows the current event of a cursor to the engine. One instance serves a whole run. */
final class EventView implements EventContext {
	private ImageView image;
	private SiteView site;
	private StreamCursor event;
	private long timeNanos;
	private int lastStream = -1;
	private ByteString comm;

	void show(ImageView newImage, SiteView newSite, StreamCursor newEvent, long nanos) {
		image = newImage;
		site = newSite;
		event = newEvent;
		timeNanos = nanos;
		int stream = newEvent.stream().index();
		if (stream != lastStream) {
			lastStream = stream;
			comm = null;
		}
	}

	@Override
	public long timeNanos() {
		return timeNanos;
	}

	@Override
	public int pid() {
		return image.image.pid();
	}

	@Override
	public int tid() {
		return event.stream().tid();
	}

	@Override
	public int ppid() {
		return image.image.ppid();
	}

	@Override
	public int uid() {
		return image.image.uid();
	}

	@Override
	public int gid() {
		return image.image.gid();
	}

	@Override
	public int cpu() {
		return Math.max(0, event.processor());
	}

	@Override
	public ByteString execname() {
		if (comm == null) {
			comm = image.text(event.stream().comm());
		}
		return comm;
	}

	@Override
	public int argumentCount() {
		return site.argumentCount;
	}

	@Override
	public long argument(int number) {
		int slot = site.numberSlot(number);
		if (slot >= 0) {
			long value = event.slot(slot);
			return value == EventValues.UNREADABLE_NUMBER && EventValues.isUnreadable(event, slot) ? UNREADABLE : value;
		}
		if (site.frameSlot >= 0 && number == site.frameArgument + 2) {
			return EventValues.line(image.image, event.slot(site.frameSlot));
		}
		return 0;
	}

	@Override
	public boolean isUnreadable(int number) {
		int slot = site.numberSlot(number);
		return slot >= 0 && EventValues.isUnreadable(event, slot);
	}

	@Override
	public ByteString string(int number) {
		int slot = site.stringSlot(number);
		if (slot >= 0) {
			return image.string((int) event.slot(slot));
		}
		int part = number - site.frameArgument;
		if (site.frameSlot < 0 || part < 0 || part > 1) {
			return null;
		}
		Frame frame = image.image.frame((int) event.slot(site.frameSlot));
		return frame == null ? null : image.string(part == 0 ? frame.fileId() : frame.functionId());
	}

	@Override
	public ByteString counted(int number) {
		int slot = site.countedSlot(number);
		return slot >= 0 ? image.string((int) event.slot(slot)) : null;
	}

	@Override
	public long[] stack() {
		return site.stackSlot < 0 ? new long[0] : EventValues.stack(image.image, event.slot(site.stackSlot));
	}

	@Override
	public Symbol symbol(long address) {
		return image.symbols.at(address);
	}

	@Override
	public SourceLine line(long address) {
		return image.symbols.line(address);
	}

	@Override
	public ByteString provider() {
		return site.provider;
	}

	@Override
	public ByteString name() {
		return site.name;
	}

	@Override
	public ByteString path() {
		return site.path;
	}
}
