package org.tapsetstudio.ui.internal.common;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;

/** A table of a call tree that is made anew rather than kept up to date. Makes its rows when they are opened. */
public final class SnapshotTree {
	/**
	 * A column.
	 *
	 * @param alignment SWT's LEFT or RIGHT
	 * @param text of a node
	 */
	public record Column(String title, int alignment, int width, BiFunction<CallTreeSnapshot, Integer, String> text) {
	}

	private static final int MOST = 1000;

	private final Tree control;
	private final List<Column> columns;
	private final Comparator<Integer> order;
	private CallTreeSnapshot tree = CallTreeSnapshot.EMPTY;

	/** @param order of the children of a node, in the numbers of the {@linkplain #tree shown tree}; null for the longest first */
	public SnapshotTree(Composite parent, List<Column> columns, Comparator<Integer> order) {
		this.columns = columns;
		this.order = order != null ? order : Comparator.comparingLong((Integer node) -> tree().total(node)).reversed();
		control = new Tree(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		control.setHeaderVisible(true);
		for (var column : columns) {
			var made = new TreeColumn(control, column.alignment);
			made.setText(column.title);
			made.setWidth(column.width);
			made.setMoveable(true);
		}
		FirstColumn.grow(control, columns.getFirst().width, columns.getLast().width);
		control.addListener(SWT.Expand, e -> fill((TreeItem) e.item));
	}

	public Tree control() {
		return control;
	}

	public CallTreeSnapshot tree() {
		return tree;
	}

	/** Hears of the node that the user selects. */
	public void onSelect(IntConsumer listener) {
		control.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
			if (control.getSelectionCount() == 1 && control.getSelection()[0].getData() instanceof Integer node) {
				listener.accept(node);
			}
		}));
	}

	/** Hears of the node that the user opens. */
	public void onOpen(IntConsumer listener) {
		control.addListener(SWT.DefaultSelection, e -> {
			if (e.item != null && e.item.getData() instanceof Integer node) {
				listener.accept(node);
			}
		});
	}

	/** Shows a tree, opened to a depth. */
	public void show(CallTreeSnapshot newTree, int depth) {
		tree = newTree;
		control.setRedraw(false);
		try {
			control.removeAll();
			for (int child : children(CallTreeSnapshot.ROOT)) {
				open(add(new TreeItem(control, SWT.NONE), child), depth - 1);
			}
		} finally {
			control.setRedraw(true);
		}
	}

	private void open(TreeItem item, int depth) {
		if (depth > 0 && tree.childCount((Integer) item.getData()) > 0) {
			fill(item);
			item.setExpanded(true);
			for (var child : item.getItems()) {
				open(child, depth - 1);
			}
		}
	}

	private TreeItem add(TreeItem item, int node) {
		item.setData(node);
		for (int i = 0; i < columns.size(); i++) {
			item.setText(i, columns.get(i).text.apply(tree, node));
		}
		if (tree.childCount(node) > 0) {
			new TreeItem(item, SWT.NONE); // shows that it can be opened
		}
		return item;
	}

	private void fill(TreeItem item) {
		if (item.getItemCount() == 1 && item.getItem(0).getData() == null) {
			item.getItem(0).dispose();
			for (int child : children((Integer) item.getData())) {
				add(new TreeItem(item, SWT.NONE), child);
			}
		}
	}

	private List<Integer> children(int node) {
		var children = new ArrayList<Integer>();
		for (int i = 0; i < tree.childCount(node); i++) {
			children.add(tree.child(node, i));
		}
		children.sort(order);
		return children.size() > MOST ? children.subList(0, MOST) : children;
	}
}
