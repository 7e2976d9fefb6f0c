package org.tapsetstudio.ui.internal.callers;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeViews;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.ui.internal.common.Newest;
import org.tapsetstudio.ui.internal.common.NodeSelectionProvider;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.common.RecordingView;
import org.tapsetstudio.ui.internal.common.SnapshotTree;
import org.tapsetstudio.ui.internal.common.SourceOpener;
import org.tapsetstudio.ui.internal.data.CallNode;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.FrameLabel;
import org.tapsetstudio.ui.internal.data.RecordingSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;

/** Who calls the function that is selected, wherever that happens, and what it calls. */
public final class CallersView extends RecordingView {
	private record Ask(CallTree tree, FrameLabel function) {
		Both find(Progress progress) {
			java.util.function.IntPredicate chosen = id -> FrameLabel.of(tree.functions().get(id)).equals(function);
			var callers = CallTreeViews.callers(tree, chosen, progress);
			var callees = CallTreeViews.callees(tree, chosen, progress);
			return callers.isEmpty() || callees.isEmpty() ? null : new Both(function, CallTreeSnapshot.of(callers.get()), CallTreeSnapshot.of(callees.get()));
		}
	}

	private record Both(FrameLabel function, CallTreeSnapshot callers, CallTreeSnapshot callees) {
	}

	private final NodeSelectionProvider selection = new NodeSelectionProvider();
	private final Newest<Ask, Both> answers = new Newest<>("callers and callees", Ask::find, this::take); //$NON-NLS-1$
	private FrameLabel function;
	private Label callersTitle;
	private Label calleesTitle;
	private SnapshotTree callers;
	private SnapshotTree callees;

	@Override
	protected Control createContent(Composite parent) {
		var halves = new SashForm(parent, SWT.HORIZONTAL);
		var left = half(halves);
		callersTitle = title(left);
		callers = tree(left);
		var right = half(halves);
		calleesTitle = title(right);
		callees = tree(right);
		getSite().setSelectionProvider(selection);
		return halves;
	}

	private static Composite half(Composite parent) {
		var half = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(half);
		return half;
	}

	private static Label title(Composite parent) {
		var title = new Label(parent, SWT.NONE);
		title.setText(Messages.NothingChosen);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
		return title;
	}

	private SnapshotTree tree(Composite parent) {
		var tree = new SnapshotTree(parent, List.of(new SnapshotTree.Column(Messages.ColumnFunction, SWT.LEFT, 180, (shown, node) -> shown.frame(node).function()),
				new SnapshotTree.Column(Messages.ColumnTotal, SWT.RIGHT, 80, (shown, node) -> Quantities.duration(shown.total(node))),
				new SnapshotTree.Column(Messages.ColumnCalls, SWT.RIGHT, 70, (shown, node) -> Quantities.count(shown.calls(node))),
				new SnapshotTree.Column(Messages.ColumnFile, SWT.LEFT, 150, (shown, node) -> shown.frame(node).shortFile())), null);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tree.control());
		tree.onSelect(node -> publish(tree.tree().frame(node)));
		tree.onOpen(node -> SourceOpener.open(getSite().getPage(), tree.tree().frame(node), getViewSite().getActionBars().getStatusLineManager()));
		return tree;
	}

	@Override
	public void dispose() {
		answers.cancel();
		super.dispose();
	}

	@Override
	public void setFocus() {
		super.setFocus();
		if (callers.control().isVisible()) {
			callers.control().setFocus();
		}
	}

	@Override
	protected void show(RecordingSource source, RecordingSnapshot data, boolean another) {
		if (another) {
			function = null;
			take(new Both(null, CallTreeSnapshot.EMPTY, CallTreeSnapshot.EMPTY));
		} else {
			ask();
		}
	}

	@Override
	protected void reveal(CallNode node) {
		function = node.frame();
		ask();
	}

	@Override
	protected String needs() {
		return Messages.Needs;
	}

	private void ask() {
		if (function != null) {
			snapshot().calls().ifPresent(tree -> answers.ask(new Ask(tree, function)));
		}
	}

	private void take(Both both) {
		if (callers.control().isDisposed()) {
			return;
		}
		callersTitle.setText(both.function == null ? Messages.NothingChosen : NLS.bind(Messages.Callers, both.function.function()));
		calleesTitle.setText(both.function == null ? "" : NLS.bind(Messages.Callees, both.function.function())); //$NON-NLS-1$
		callers.show(both.callers, 2);
		callees.show(both.callees, 2);
	}

	/** Selects the function in the other views, where it costs most; this view stays with its function until another view selects one. */
	private void publish(FrameLabel frame) {
		int node = snapshot().tree().costliest(frame);
		if (node > 0) {
			selection.setSelection(new StructuredSelection(new CallNode(source(), node)));
		}
	}
}
