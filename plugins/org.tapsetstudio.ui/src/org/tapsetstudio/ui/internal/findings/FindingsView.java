package org.tapsetstudio.ui.internal.findings;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.rules.Evidence;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.analysis.rules.Severity;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.common.FirstColumn;
import org.tapsetstudio.ui.internal.common.Menus;
import org.tapsetstudio.ui.internal.common.NodeSelectionProvider;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.common.RecordingView;
import org.tapsetstudio.ui.internal.data.CallNode;
import org.tapsetstudio.ui.internal.data.RecordingSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.SourceState;
import org.tapsetstudio.ui.internal.data.TimedCall;

/** What the rules found in the recording, with the calls that show it: selecting one selects it in all views. */
public final class FindingsView extends RecordingView {
	private final NodeSelectionProvider selection = new NodeSelectionProvider();
	private List<Finding> shown = List.of();
	private Tree tree;
	private Text advice;

	@Override
	protected Control createContent(Composite parent) {
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(page);
		tree = new Tree(page, SWT.FULL_SELECTION | SWT.SINGLE);
		tree.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tree);
		column(Messages.ColumnFinding, SWT.LEFT, 430);
		column(Messages.ColumnThread, SWT.LEFT, 110);
		column(Messages.ColumnStart, SWT.RIGHT, 90);
		column(Messages.ColumnDuration, SWT.RIGHT, 90);
		FirstColumn.grow(tree, 430, 90);
		advice = new Text(page, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.BORDER);
		advice.setMessage(Messages.Advice);
		GridDataFactory.fillDefaults().grab(true, false).hint(100, 40).applyTo(advice);
		tree.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> selected()));
		tree.addListener(SWT.DefaultSelection, e -> showCalls());
		getSite().setSelectionProvider(selection);
		var bars = getViewSite().getActionBars();
		bars.getMenuManager().add(Menus.action(Messages.ShowCalls, this::showCalls));
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), Menus.action(Messages.Copy, this::copy));
		return page;
	}

	@Override
	public void setFocus() {
		super.setFocus();
		if (tree.isVisible()) {
			tree.setFocus();
		}
	}

	@Override
	protected void show(RecordingSource source, RecordingSnapshot data, boolean another) {
		var found = source == null ? List.<Finding> of() : source.findings().orElse(List.of());
		if (!found.equals(shown)) {
			shown = found;
			fill();
		}
	}

	@Override
	protected boolean hasData(RecordingSnapshot data) {
		if (source() == null) {
			return false;
		}
		source().lookForFindings();
		return source().findings().filter(found -> !found.isEmpty()).isPresent();
	}

	@Override
	protected String reason(RecordingSource source, RecordingSnapshot data) {
		return switch (source.state()) {
		case LIVE -> Messages.ReasonLive;
		case STOPPED -> NLS.bind(Messages.ReasonStopped, source.name());
		default -> NLS.bind(source.findings().isPresent() ? Messages.Nothing : Messages.Looking, source.name());
		};
	}

	@Override
	protected String needs() {
		return Messages.Needs;
	}

	private void column(String title, int alignment, int width) {
		var column = new TreeColumn(tree, alignment);
		column.setText(title);
		column.setWidth(width);
	}

	private void fill() {
		tree.removeAll();
		for (var finding : shown) {
			var item = new TreeItem(tree, SWT.NONE);
			item.setText(finding.summary());
			item.setImage(image(finding.severity()));
			item.setData(finding);
			for (var evidence : finding.evidence()) {
				var below = new TreeItem(item, SWT.NONE);
				below.setText(new String[] { evidence.label(), evidence.thread().isEmpty() ? Messages.AllThreads : evidence.thread(), Quantities.duration(evidence.startNanos()),
						Quantities.duration(evidence.endNanos() - evidence.startNanos()) });
				below.setData(evidence);
			}
			item.setExpanded(true);
		}
	}

	private static Image image(Severity severity) {
		return PlatformUI.getWorkbench().getSharedImages().getImage(switch (severity) {
		case INFO -> ISharedImages.IMG_OBJS_INFO_TSK;
		case WARNING -> ISharedImages.IMG_OBJS_WARN_TSK;
		case PROBLEM -> ISharedImages.IMG_OBJS_ERROR_TSK;
		});
	}

	private void selected() {
		if (tree.getSelectionCount() == 1) {
			var item = tree.getSelection()[0];
			var finding = (Finding) (item.getParentItem() == null ? item : item.getParentItem()).getData();
			advice.setText(finding.advice());
			if (item.getData() instanceof Evidence evidence) {
				select(evidence);
			} else if (!finding.evidence().isEmpty()) {
				select(finding.evidence().getFirst());
			}
		}
	}

	/** Selects the calls in all views. */
	private void select(Evidence evidence) {
		var elements = new ArrayList<Object>();
		var nodes = snapshot().tree();
		for (int node = 1, best = -1; node < nodes.size(); node++) {
			if (nodes.frame(node).function().equals(evidence.function()) && nodes.frame(node).place().equals(evidence.place()) && (best < 0 || nodes.total(node) > nodes.total(best))) {
				best = node;
				elements.clear();
				elements.add(new CallNode(source(), node));
			}
		}
		elements.add(new TimedCall(source(), evidence.thread(), evidence.function(), new TimeRange(evidence.startNanos(), evidence.endNanos())));
		selection.setSelection(new StructuredSelection(elements));
	}

	private void showCalls() {
		try {
			getSite().getPage().showView(TapsetUi.TIMELINE_VIEW, null, org.eclipse.ui.IWorkbenchPage.VIEW_VISIBLE);
			selected();
		} catch (PartInitException e) {
			UiPlugin.log(org.eclipse.core.runtime.IStatus.ERROR, e.getMessage(), e);
		}
	}

	private void copy() {
		if (tree.getSelectionCount() == 1) {
			var item = tree.getSelection()[0];
			Menus.copy(item.getData() instanceof Finding finding ? finding.summary() + '\n' + finding.advice() : item.getText(0) + '\t' + item.getText(1) + '\t' + item.getText(2) + '\t' + item.getText(3));
		}
	}
}
