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
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.progress.UIJob;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.CallNode;
import org.tapsetstudio.ui.internal.data.RecordingListener;
import org.tapsetstudio.ui.internal.data.RecordingSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.TimedCall;

/**
 * A view of the recording that is shown. Without data it explains itself. Changes from the reading threads are gathered; the view is updated at most ten times a
 * second, with the newest data, and less often where an update takes long.
 */
public abstract class RecordingView extends ViewPart {
	private static final int PERIOD = 100;
	private static final int SHARE = 3;
	private static final int SLOWEST = 1000;

	private final AtomicBoolean pending = new AtomicBoolean();
	private final RecordingListener listener = this::scheduleUpdate;
	private final ISelectionListener selections = this::selectionChanged;
	private final Job update = new Update();
	private final Action wholeTime = Menus.action(ViewMessages.WholeTime, this::showWholeTime);
	private Composite stack;
	private EmptyPage empty;
	private Control content;
	private RecordingSource shown;
	private RecordingSnapshot snapshot = RecordingSnapshot.EMPTY;
	private CallNode wanted;
	private long lastCost;

	@Override
	public final void createPartControl(Composite parent) {
		stack = new Composite(parent, 0);
		stack.setLayout(new StackLayout());
		empty = new EmptyPage(stack, getSite());
		content = createContent(stack);
		wholeTime.setEnabled(false);
		getViewSite().getActionBars().getMenuManager().add(new Separator());
		getViewSite().getActionBars().getMenuManager().add(wholeTime);
		UiPlugin.recordings().add(listener);
		getSite().getPage().addSelectionListener(selections);
		refresh();
	}

	@Override
	public void dispose() {
		UiPlugin.recordings().remove(listener);
		getSite().getPage().removeSelectionListener(selections);
		update.cancel();
		super.dispose();
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

	/** Selects a node that was selected elsewhere. */
	protected abstract void reveal(CallNode node);

	/** What this view needs, for the empty page. */
	protected abstract String needs();

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
		boolean another = source != shown;
		shown = source;
		snapshot = source == null ? RecordingSnapshot.EMPTY : source.snapshot();
		wholeTime.setEnabled(snapshot.scope().window().isPresent());
		setContentDescription(source == null ? "" : DataLine.of(source, snapshot)); //$NON-NLS-1$
		var layout = (StackLayout) stack.getLayout();
		Control top;
		if (hasData(snapshot)) {
			top = content;
			show(source, snapshot, another);
		} else {
			top = empty.control();
			empty.explain(source, snapshot, needs());
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
