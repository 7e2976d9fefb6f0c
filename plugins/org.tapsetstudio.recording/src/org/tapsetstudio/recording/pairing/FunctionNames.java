package org.tapsetstudio.recording.pairing;

import java.util.Map;

import org.tapsetstudio.recording.Frame;
import org.tapsetstudio.recording.Site;

/** Makes functions from what was captured: which argument of which language's markers is the name, the class, the file. */
final class FunctionNames {
	/** Argument numbers, 0 for none; {@code joint} stands between class and name. */
	private record Places(int name, int type, String joint, int file, int line) {
	}

	/** Work on a method and no call of it, as its name says. */
	private static final String COMPILATION = "method__compile";

	private static final Map<String, Places> PLACES = Map.of(
			"python:function", new Places(2, 0, "", 1, 3),
			"hotspot:method", new Places(4, 2, ".", 0, 0),
			"hotspot:" + COMPILATION, new Places(5, 3, ".", 0, 0),
			"php:function", new Places(1, 4, "::", 2, 3),
			"ruby:method", new Places(2, 1, "#", 3, 4),
			"ruby:cmethod", new Places(2, 1, "#", 3, 4),
			"perl:sub", new Places(1, 4, "::", 2, 3),
			"tcl:proc", new Places(1, 0, "", 0, 0),
			"tcl:cmd", new Places(1, 0, "", 0, 0));

	private FunctionNames() {
	}

	static Function ofFrame(String provider, String kind, Frame frame) {
		return new Function(provider, kind, frame.qualifiedName(), frame.function(), frame.file(), frame.firstLine());
	}

	static Function unknownFrame(String provider, String kind, int id) {
		String name = id == 0 ? "[unreadable]" : "[unknown " + kind + " " + Integer.toUnsignedString(id) + "]";
		return new Function(provider, kind, name, name, "", 0);
	}

	static Function ofSite(Site site) {
		String name = site.provider() + ":" + site.name();
		return new Function(site.provider(), site.name(), name, name, "", 0);
	}

	/**
	 * @param arguments the captured argument numbers, ascending
	 * @param texts their texts
	 * @param line the captured line, or 0
	 */
	static Function ofTexts(String provider, String kind, int[] arguments, String[] texts, int line) {
		Places places = PLACES.get(provider + ":" + kind);
		if (places == null || find(arguments, texts, places.name).isEmpty()) {
			String name = texts.length == 0 ? kind : kind + ": " + texts[0];
			return new Function(provider, kind, name, name, "", 0);
		}
		String plain = find(arguments, texts, places.name);
		String type = find(arguments, texts, places.type);
		if (provider.equals("hotspot")) {
			type = type.replace('/', '.');
		}
		String name = type.isEmpty() ? plain : type + places.joint + plain;
		return new Function(provider, kind, kind.equals(COMPILATION) ? kind + ": " + name : name, plain, find(arguments, texts, places.file), line);
	}

	/** The argument that holds the line, or 0. */
	static int lineArgument(String provider, String kind) {
		Places places = PLACES.get(provider + ":" + kind);
		return places == null ? 0 : places.line;
	}

	private static String find(int[] arguments, String[] texts, int argument) {
		for (int i = 0; i < arguments.length; i++) {
			if (arguments[i] == argument) {
				return texts[i];
			}
		}
		return "";
	}
}
