package org.tapsetstudio.ui.internal.flame;

import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;

/** A node in words, for tool tips and screen readers. */
final class FlameText {
	private FlameText() {
	}

	static String describe(CallTreeSnapshot tree, int node) {
		var frame = tree.frame(node);
		var place = frame.line() > 0 ? frame.file() + ':' + frame.line() : frame.file();
		return NLS.bind(Messages.FlameNode, new Object[] { frame.function(), place, Quantities.duration(tree.total(node)), Quantities.percent(tree.share(node)),
				Quantities.duration(tree.self(node)), Quantities.count(tree.calls(node)) });
	}
}
