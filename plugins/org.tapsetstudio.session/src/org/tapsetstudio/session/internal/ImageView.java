package org.tapsetstudio.session.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.StringTable;
import org.tapsetstudio.recording.Module;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Site;

/** What the engine needs of one process image: its sites, and its strings as the engine's own. Filled as events ask for them. */
final class ImageView {
	final ProcessImage image;
	final ImageSymbols symbols;
	private final StringTable table;
	private final SiteProbes probes;
	private final Map<String, ByteString> names = new HashMap<>();
	private SiteView[] sites = new SiteView[16];
	private ByteString[] strings = new ByteString[64];

	ImageView(ProcessImage image, StringTable table, SiteProbes probes) {
		this.image = image;
		this.table = table;
		this.probes = probes;
		symbols = new ImageSymbols(image, this::text);
	}

	/** Null for a site that the log does not tell of. */
	SiteView site(int id) {
		if (id >= 0 && id < sites.length && sites[id] != null) {
			return sites[id];
		}
		Site site = image.site(id);
		if (site == null) {
			return null;
		}
		if (id >= sites.length) {
			sites = Arrays.copyOf(sites, Math.max(id + 1, sites.length * 2));
		}
		Module module = image.module(site.module());
		sites[id] = new SiteView(site, module == null ? "" : module.path(), probes.of(image, site), this::text);
		return sites[id];
	}

	/** Null for the NULL pointer and for what could not be read. */
	ByteString string(int id) {
		if (id <= 0) {
			return null;
		}
		if (id < strings.length && strings[id] != null) {
			return strings[id];
		}
		byte[] bytes = image.stringBytes(id);
		if (bytes == null) {
			return null;
		}
		if (id >= strings.length) {
			strings = Arrays.copyOf(strings, Math.max(id + 1, strings.length * 2));
		}
		strings[id] = table.intern(bytes);
		return strings[id];
	}

	ByteString text(String text) {
		return names.computeIfAbsent(text, t -> table.intern(t.getBytes(StandardCharsets.UTF_8)));
	}
}
