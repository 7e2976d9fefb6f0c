package org.tapsetstudio.ui.internal.common;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.progress.UIJob;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.tapsetstudio.ui.internal.HelpContexts;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.CallNode;
import org.tapsetstudio.ui.internal.data.RecordingListener;
import org.tapsetstudio.ui.internal.data.RecordingSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.TimedCall;
import org.tapsetstudio.ui.internal.live.LiveControls;
import org.tapsetstudio.ui.internal.properties.InnermostPropertyPage;

/**
 * A view of the recording that is shown. Without data it explains itself. Changes from the reading threads are gathered; the view is updated at most ten times a
 * second, with the newest data, less often where an update takes long, and not while nobody sees it.
 */
public abstract class RecordingView extends ViewPart {
	private static final int PERIOD = 100;
	/** A view takes at most this part of the time of the user interface's thread: several are visible at once. */
	private static final int SHARE = 10;
	private static final int SLOWEST = 2000;
	/** Changing the line above a view makes the workbench lay out its parts. */
	private static final long LINE_PERIOD = 500_000_000L;

	private final AtomicBoolean pending = new AtomicBoolean();
	private final RecordingListener listener = this::scheduleUpdate;
	private final ISelectionListener selections = this::selectionChanged;
	private final IPartListener2 parts = new IPartListener2() {
		@Override
		public void partVisible(IWorkbenchPartReference part) {
			if (part.getPart(false) == RecordingView.this) {
				scheduleUpdate();
			}
		}
	};
	private final Job update = new Update();
	private final Action wholeTime = Menus.action(ViewMessages.WholeTime, this::showWholeTime);
	private ViewMemento memento = ViewMemento.NONE;
	private LiveControls live;
	private Composite stack;
	private EmptyPage empty;
	private Control content;
	private RecordingSource shown;
	private RecordingSnapshot snapshot = RecordingSnapshot.EMPTY;
	private CallNode wanted;
	private long lastCost;
	private long lastLine;

	@Override
	public final void init(IViewSite site, IMemento saved) throws PartInitException {
		super.init(site, saved);
		memento = new ViewMemento(saved);
	}

	/** What the view saved when the workbench was closed. */
	protected final ViewMemento memento() {
		return memento;
	}

	@Override
	public final void createPartControl(Composite parent) {
		stack = new Composite(parent, 0);
		stack.setLayout(new StackLayout());
		PlatformUI.getWorkbench().getHelpSystem().setHelp(stack, HelpContexts.ofView(getSite().getId()));
		empty = new EmptyPage(stack, getSite());
		content = createContent(stack);
		wholeTime.setEnabled(false);
		live = new LiveControls(getViewSite().getActionBars().getToolBarManager(), this::source);
		getViewSite().getActionBars().getMenuManager().add(new Separator());
		getViewSite().getActionBars().getMenuManager().add(wholeTime);
		UiPlugin.recordings().add(listener);
		getSite().getPage().addSelectionListener(selections);
		getSite().getPage().addPartListener(parts);
		refresh();
	}

	@Override
	public void dispose() {
		UiPlugin.recordings().remove(listener);
		getSite().getPage().removeSelectionListener(selections);
		getSite().getPage().removePartListener(parts);
		update.cancel();
		super.dispose();
	}

	@Override
	public <T> T getAdapter(Class<T> type) {
		return type == IPropertySheetPage.class ? type.cast(new InnermostPropertyPage()) : super.getAdapter(type);
	}

	@Override
	public void setFocus() {
		var top = ((StackLayout) stack.getLayout()).topControl;
		if (top != null) {
			top.setFocus();
		}
	}

	/** Makes the control that shows data. */
	protected abstract Control createContent(Composite parent);

	/** Shows data; {@code another} is true when it is of another recording than before. On the user interface's thread. */
	protected abstract void show(RecordingSource source, RecordingSnapshot data, boolean another);

	/** Selects a node that was selected elsewhere; views that do not show calls need not care. */
	protected void reveal(CallNode node) {
		// nothing to select
	}

	/** What this view needs, for the empty page. */
	protected abstract String needs();

	/** The probe script that delivers what this view needs. */
	protected String probe() {
		return EmptyPage.presetText();
	}

	/** Why an opened recording that has events shows nothing here. */
	protected String reason(RecordingSource source, RecordingSnapshot data) {
		return EmptyPage.noCalls(source, data);
	}

	/** Whether there is something to show. */
	protected boolean hasData(RecordingSnapshot data) {
		return data.hasCalls();
	}

	/** The data that is shown. */
	protected final RecordingSnapshot snapshot() {
		return snapshot;
	}

	/** The recording that is shown, or null. */
	protected final RecordingSource source() {
		return shown;
	}

	/** Ends the selection of time in all views. */
	protected final void showWholeTime() {
		if (shown != null) {
			shown.setScope(shown.scope().with(Optional.empty()));
		}
	}

	private void scheduleUpdate() {
		if (pending.compareAndSet(false, true)) {
			update.schedule(Math.clamp(SHARE * lastCost, PERIOD, SLOWEST));
		}
	}

	private void refresh() {
		var source = UiPlugin.recordings().current().orElse(null);
		if (source == shown && ((StackLayout) stack.getLayout()).topControl != null && !stack.isVisible()) {
			return; // partVisible comes later
		}
		boolean another = source != shown;
		shown = source;
		snapshot = source == null ? RecordingSnapshot.EMPTY : source.snapshot();
		live.update();
		wholeTime.setEnabled(snapshot.scope().window().isPresent());
		showLine(source, another);
		var layout = (StackLayout) stack.getLayout();
		Control top;
		if (hasData(snapshot)) {
			top = content;
			show(source, snapshot, another);
		} else {
			top = empty.control();
			empty.explain(source, snapshot, needs(), probe(), source == null ? "" : reason(source, snapshot)); //$NON-NLS-1$
			if (another) {
				show(source, snapshot, true);
			}
		}
		if (layout.topControl != top) {
			layout.topControl = top;
			stack.layout();
		}
		revealWanted();
	}

	/** A call that was selected elsewhere; views of call paths need not care. */
	protected void reveal(TimedCall call) {
		// call paths are what most views show
	}

	private void showLine(RecordingSource source, boolean another) {
		long now = System.nanoTime();
		if (another || source == null || !DataLine.grows(source) || now - lastLine > LINE_PERIOD) {
			lastLine = now;
			setContentDescription(source == null ? "" : DataLine.of(source, snapshot)); //$NON-NLS-1$
		}
	}

	private void selectionChanged(IWorkbenchPart part, ISelection selection) {
		if (part == this || !(selection instanceof IStructuredSelection structured)) {
			return;
		}
		for (Object element : structured.toList()) {
			if (element instanceof CallNode node) {
				wanted = node;
				revealWanted();
			} else if (element instanceof TimedCall call && call.source() == shown) {
				reveal(call);
			}
		}
	}

	/** Reveals what another view selected; that view may have newer data, then this waits for the same. */
	private void revealWanted() {
		if (wanted != null && wanted.source() == shown && hasData(snapshot) && wanted.index() < snapshot.tree().size()) {
			var node = wanted;
			wanted = null;
			reveal(node);
		}
	}

	private final class Update extends UIJob {
		Update() {
			super("update"); //$NON-NLS-1$
			setSystem(true);
			setPriority(Job.SHORT);
		}

		@Override
		public IStatus runInUIThread(IProgressMonitor monitor) {
			pending.set(false);
			if (stack.isDisposed()) {
				return Status.CANCEL_STATUS;
			}
			long start = System.nanoTime();
			refresh();
			lastCost = (System.nanoTime() - start) / 1_000_000;
			return Status.OK_STATUS;
		}
	}
}
