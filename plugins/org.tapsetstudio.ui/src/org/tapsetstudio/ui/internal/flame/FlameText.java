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
		var text = NLS.bind(Messages.FlameNode, new Object[] { frame.function(), frame.place(), Quantities.duration(tree.total(node)), Quantities.percent(tree.share(node)),
				Quantities.duration(tree.self(node)), Quantities.count(tree.calls(node)) });
		return tree.isDifference() ? text + '\n' + NLS.bind(Messages.FlameChange, (tree.change(node) > 0 ? "+" : "") + Quantities.percent(tree.change(node))) : text; //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** How strongly a change is coloured, -1 to 1: a change by all of the node's own time is full strength, however small the node. */
	static double strength(CallTreeSnapshot tree, int node) {
		double share = tree.share(node);
		return share == 0 ? 0 : Math.clamp(tree.change(node) / share, -1, 1);
	}
}
