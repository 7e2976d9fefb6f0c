package org.tapsetstudio.export;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.recording.pairing.Function;

/** One-line names of nodes and functions. Control characters, which a traced program may put into any name, become visible. */
final class Labels {
	private Labels() {
	}

	static String node(CallTree tree, int node) {
		Function function = tree.function(node);
		return function == null ? clean(tree.label(node)) : function(function);
	}

	static String function(Function function) {
		return clean(function.toString());
	}

	static String clean(String text) {
		StringBuilder clean = null;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069') {
				if (clean == null) {
					clean = new StringBuilder(text);
				}
				clean.setCharAt(i, c < 0x20 ? (char) (0x2400 + c) : '\uFFFD');
			}
		}
		return clean == null ? text : clean.toString();
	}
}
