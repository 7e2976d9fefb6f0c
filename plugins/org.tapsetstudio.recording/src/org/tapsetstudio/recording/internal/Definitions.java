package org.tapsetstudio.recording.internal;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.recording.Frame;
import org.tapsetstudio.recording.Module;
import org.tapsetstudio.recording.Site;

/** Everything that a process image's log defines by id, with what it inherited from the image it was forked from. */
public final class Definitions {
	private static final String[] SPECIAL = { "", "<unreadable>", "<unknown>" };

	final Ids<Site> sites = new Ids<>(0, new Site[0]);
	final Ids<Module> modules = new Ids<>(0, new Module[0]);
	final Ids<Text> texts = new Ids<>(1, new Text[0]);
	final Ids<Frame> frames = new Ids<>(1, new Frame[0]);

	/** What the parent's log defined before this position holds here too. */
	void inherit(Definitions parent, long position) {
		sites.inherit(parent.sites, position);
		modules.inherit(parent.modules, position);
		texts.inherit(parent.texts, position);
		frames.inherit(parent.frames, position);
	}

	/** The site, or null. */
	public Site site(int id) {
		return sites.get(id);
	}

	/** One more than the highest site id. */
	public int siteEnd() {
		return sites.end();
	}

	/** Every site that is defined, by id. */
	public List<Site> sites() {
		return all(sites);
	}

	/** Every module that is defined, by id. */
	public List<Module> modules() {
		return all(modules);
	}

	private static <T> List<T> all(Ids<T> ids) {
		List<T> result = new ArrayList<>();
		for (int id = 0; id < ids.end(); id++) {
			T item = ids.get(id);
			if (item != null) {
				result.add(item);
			}
		}
		return List.copyOf(result);
	}

	/** The module, or null. */
	public Module module(int id) {
		return modules.get(id);
	}

	/** The frame, or null. */
	public Frame frame(int id) {
		return frames.get(id);
	}

	/** One more than the highest frame id. */
	public int frameEnd() {
		return frames.end();
	}

	/** One more than the highest string id. */
	public int stringEnd() {
		return texts.end();
	}

	/** The text; a word in angle brackets where there is none. Never null. */
	public String string(int id) {
		Text text = id > 0 ? texts.get(id) : null;
		return text != null ? text.toString() : id == 0 ? SPECIAL[0] : id == -1 ? SPECIAL[1] : SPECIAL[2];
	}

	/** The bytes; null where there are none: a NULL pointer, unreadable, unknown. */
	public byte[] bytes(int id) {
		Text text = id > 0 ? texts.get(id) : null;
		return text == null ? null : text.bytes();
	}
}
