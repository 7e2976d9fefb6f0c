package org.tapsetstudio.ui.internal.common;

import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;

/** Gives the first column of a table or tree, where the names are, the room that the others leave. By itself the last column would have it. For the user interface's thread. */
public final class FirstColumn {
	private FirstColumn() {
	}

	/**
	 * Call when all columns are there.
	 *
	 * @param least width of the first column
	 * @param last width of the last column
	 */
	public static void grow(Tree tree, int least, int last) {
		grow(tree, tree.getColumnCount(), column -> tree.getColumn(column).getWidth(), width -> tree.getColumn(0).setWidth(width), least, last);
	}

	/** The same for a table. */
	public static void grow(Table table, int least, int last) {
		grow(table, table.getColumnCount(), column -> table.getColumn(column).getWidth(), width -> table.getColumn(0).setWidth(width), least, last);
	}

	private static void grow(Composite control, int columns, IntUnaryOperator width, IntConsumer set, int least, int last) {
		control.addListener(SWT.Resize, e -> control.getDisplay().asyncExec(() -> {
			if (!control.isDisposed()) {
				int others = last;
				for (int column = 1; column < columns - 1; column++) {
					others += width.applyAsInt(column);
				}
				set.accept(Math.max(least, control.getClientArea().width - others));
			}
		}));
	}
}
