package org.tapsetstudio.ui.internal.flame;

import java.util.ArrayDeque;

import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/** Call trees from text: a line for each node, indented by two blanks, with name, total and self time. */
public final class Trees {
	private Trees() {
	}

	public static CallTreeSnapshot of(String text) {
		var lines = text.strip().lines().toList();
		long whole = lines.stream().filter(line -> !line.startsWith(" ")).mapToLong(line -> Long.parseLong(line.split(" +")[1])).sum();
		var tree = new CallTreeSnapshot.Builder(lines.size() + 1).add(-1, new FrameLabel("all", "", 0), whole, 0, 0);
		var open = new ArrayDeque<Integer>();
		open.push(0);
		for (int i = 0; i < lines.size(); i++) {
			var words = lines.get(i).strip().split(" +");
			int depth = (lines.get(i).length() - lines.get(i).stripLeading().length()) / 2;
			while (open.size() > depth + 1) {
				open.pop();
			}
			tree.add(open.peek(), new FrameLabel(words[0], "/src/" + words[0] + ".py", i + 1), Long.parseLong(words[1]), Long.parseLong(words[2]), 1);
			open.push(i + 1);
		}
		return tree.build();
	}
}
