package org.tapsetstudio.ui.internal.difference;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.RecordingException;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.common.Menus;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.common.SnapshotTree;
import org.tapsetstudio.ui.internal.common.SourceOpener;
import org.tapsetstudio.ui.internal.common.ViewMemento;
import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.flame.FlameCanvas;

/** What differs between two recordings: as flame graph, as tree, and by function. */
public final class DifferenceView extends ViewPart {
	private static final String BEFORE = "before"; //$NON-NLS-1$
	private static final String AFTER = "after"; //$NON-NLS-1$
	private static final String NORMALISED = "normalised"; //$NON-NLS-1$

	private ViewMemento memento = ViewMemento.NONE;
	private Path before;
	private Path after;
	private boolean normalised;
	private Difference shown;
	private Job job;
	private CTabFolder tabs;
	private Text filter;
	private FlameCanvas flame;
	private SnapshotTree tree;
	private FunctionTable functions;

	@Override
	public void init(IViewSite site, IMemento saved) throws PartInitException {
		super.init(site, saved);
		memento = new ViewMemento(saved);
		normalised = memento.flag(NORMALISED);
	}

	@Override
	public void saveState(IMemento saved) {
		if (before != null) {
			saved.putString(BEFORE, before.toString());
			saved.putString(AFTER, after.toString());
		}
		saved.putBoolean(NORMALISED, normalised);
	}

	@Override
	public void createPartControl(Composite parent) {
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(page);
		filter = new Text(page, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.Filter);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		tabs = new CTabFolder(page, SWT.BOTTOM);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs);
		flame = new FlameCanvas(tabs);
		flame.onOpen(node -> open(flame.tree(), node));
		tab(Messages.Flame, flame);
		tree = DifferenceColumns.tree(tabs, () -> shown);
		tree.onOpen(node -> open(tree.tree(), node));
		tab(Messages.Tree, tree.control());
		functions = new FunctionTable(tabs, frame -> SourceOpener.open(getSite().getPage(), frame, getViewSite().getActionBars().getStatusLineManager()));
		tab(Messages.Functions, functions.control());
		tabs.setSelection(0);
		filter.addModifyListener(e -> {
			flame.search(new Words(filter.getText()));
			functions.filter(new Words(filter.getText()));
		});
		var menu = getViewSite().getActionBars().getMenuManager();
		menu.add(Menus.check(Messages.Normalise, normalised, on -> {
			normalised = on;
			read();
		}));
		menu.add(Menus.action(Messages.Swap, () -> compare(after, before)));
		Menus.addColours(menu);
		setContentDescription(Messages.NothingChosen);
		restore();
	}

	private void restore() {
		var earlier = memento.text(BEFORE);
		var later = memento.text(AFTER);
		if (!earlier.isEmpty() && Files.isDirectory(Path.of(earlier)) && Files.isDirectory(Path.of(later))) {
			compare(Path.of(earlier), Path.of(later));
		}
	}

	private void tab(String title, Control control) {
		var tab = new CTabItem(tabs, SWT.NONE);
		tab.setText(title);
		tab.setControl(control);
	}

	@Override
	public void setFocus() {
		tabs.getSelection().getControl().setFocus();
	}

	@Override
	public void dispose() {
		if (job != null) {
			job.cancel();
		}
		super.dispose();
	}

	/** Compares a recording with an earlier one, in a job. */
	public void compare(Path earlier, Path later) {
		if (earlier != null) {
			before = earlier;
			after = later;
			read();
		}
	}

	/** The newest comparison, or null. */
	Difference shown() {
		return shown;
	}

	private void read() {
		if (before == null) {
			return;
		}
		if (job != null) {
			job.cancel();
		}
		var title = NLS.bind(Messages.Comparing, name(before), name(after));
		setContentDescription(title);
		IJobFunction work = this::read;
		job = Job.create(title, work);
		job.setUser(true);
		job.schedule();
	}

	private IStatus read(IProgressMonitor monitor) {
		try {
			var found = Difference.of(before, after, normalised, new Progress() {
				@Override
				public boolean isCancelled() {
					return monitor.isCanceled();
				}
			});
			if (found != null) {
				UiPlugin.onDisplay(() -> show(found));
			}
			return Status.OK_STATUS;
		} catch (RecordingException e) {
			UiPlugin.onDisplay(() -> failed(e.getMessage()));
			return Status.OK_STATUS;
		}
	}

	private void failed(String message) {
		if (!tabs.isDisposed()) {
			setContentDescription(NLS.bind(Messages.Failed, message));
		}
	}

	private void show(Difference found) {
		if (tabs.isDisposed()) {
			return;
		}
		shown = found;
		setContentDescription(description(found));
		flame.setTree(found.tree(), java.util.Optional.empty());
		tree.show(found.tree(), 3);
		functions.show(found);
	}

	private static String description(Difference of) {
		var paths = of.paths();
		return NLS.bind(Messages.Title, name(of.before()), name(of.after())) + "    " //$NON-NLS-1$
				+ Quantities.duration(paths.totalBefore(CallTreeSnapshot.ROOT)) + " \u2192 " + Quantities.duration(paths.totalAfter(CallTreeSnapshot.ROOT)) //$NON-NLS-1$
				+ (paths.isByNameAlone() ? "    " + Messages.ByNameAlone : ""); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void open(CallTreeSnapshot of, int node) {
		SourceOpener.open(getSite().getPage(), of.frame(node), getViewSite().getActionBars().getStatusLineManager());
	}

	private static String name(Path recording) {
		return recording.getFileName().toString().replaceFirst("\\.taprec$", ""); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
