package org.tapsetstudio.ui.internal.launching;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.launch.RunningPrograms;
import org.tapsetstudio.launch.RunningPrograms.Program;
import org.tapsetstudio.ui.internal.HelpContexts;
import org.tapsetstudio.ui.internal.Messages;

/** Lists the running processes with owner, language and number of markers, to choose one. Markers are counted in the background. */
public final class ProcessDialog extends TitleAreaDialog {
	private final List<Program> programs = RunningPrograms.list();
	private final Map<Integer, OptionalInt> markers = new ConcurrentHashMap<>();
	private final Job counting = Job.create(Messages.CountingMarkers, this::count);
	private TableViewer viewer;
	private Text filter;
	private Program chosen;

	private ProcessDialog(Shell shell) {
		super(shell);
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** Asks; nothing if the user gave up. On the user interface's thread. */
	public static OptionalInt choose(Shell shell) {
		var dialog = new ProcessDialog(shell);
		return dialog.open() == Window.OK && dialog.chosen != null ? OptionalInt.of(dialog.chosen.pid()) : OptionalInt.empty();
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.ProcessesTitle);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, HelpContexts.PROCESSES);
	}

	@Override
	protected Point getInitialSize() {
		return new Point(920, 560);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(Messages.ProcessesTitle);
		setMessage(Messages.ProcessesMessage);
		var area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.swtDefaults().applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		filter = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.ProcessesFilter);
		filter.addModifyListener(e -> viewer.refresh());
		filter.addKeyListener(KeyListener.keyPressedAdapter(e -> {
			if (e.keyCode == SWT.ARROW_DOWN && viewer.getTable().getItemCount() > 0) {
				viewer.setSelection(new StructuredSelection(viewer.getElementAt(0)), true);
				viewer.getTable().setFocus();
				e.doit = false;
			}
		}));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		viewer = new TableViewer(area, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getTable());
		viewer.getTable().setHeaderVisible(true);
		for (var column : ProcessColumn.values()) {
			addColumn(column);
		}
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.addFilter(new Matching());
		viewer.setInput(programs);
		viewer.addSelectionChangedListener(e -> select((Program) e.getStructuredSelection().getFirstElement()));
		viewer.addDoubleClickListener(e -> okPressed());
		counting.schedule();
		return area;
	}

	private void addColumn(ProcessColumn column) {
		var made = new TableViewerColumn(viewer, column.style);
		made.getColumn().setText(column.title);
		made.getColumn().setWidth(column.width);
		made.setLabelProvider(ColumnLabelProvider.createTextProvider(element -> column.text((Program) element, markers)));
		made.getColumn().addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> sort(made.getColumn(), column)));
	}

	private void sort(TableColumn shown, ProcessColumn column) {
		var table = viewer.getTable();
		boolean down = table.getSortColumn() == shown && table.getSortDirection() == SWT.UP;
		table.setSortColumn(shown);
		table.setSortDirection(down ? SWT.DOWN : SWT.UP);
		var order = down ? column.order(markers).reversed() : column.order(markers);
		viewer.setComparator(new ViewerComparator() {
			@Override
			public int compare(Viewer ofTable, Object one, Object other) {
				return order.compare((Program) one, (Program) other);
			}
		});
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		getButton(IDialogConstants.OK_ID).setText(Messages.Attach);
		select(null);
	}

	private void select(Program program) {
		chosen = program;
		getButton(IDialogConstants.OK_ID).setEnabled(program != null);
	}

	@Override
	protected void okPressed() {
		if (chosen != null) {
			super.okPressed();
		}
	}

	@Override
	public boolean close() {
		counting.cancel();
		return super.close();
	}

	private IStatus count(IProgressMonitor monitor) {
		var counter = new ProcessMarkers();
		for (var program : programs) {
			if (monitor.isCanceled()) {
				return Status.CANCEL_STATUS;
			}
			markers.put(program.pid(), counter.of(program.pid()));
			var table = viewer.getTable();
			if (!table.isDisposed()) {
				table.getDisplay().asyncExec(() -> update(program));
			}
		}
		return Status.OK_STATUS;
	}

	private void update(Program program) {
		if (!viewer.getTable().isDisposed()) {
			viewer.update(program, null);
		}
	}

	private final class Matching extends ViewerFilter {
		@Override
		public boolean select(Viewer ofTable, Object parent, Object element) {
			var program = (Program) element;
			var words = filter.getText().toLowerCase(Locale.ROOT).strip();
			var all = String.join(" ", Integer.toString(program.pid()), program.user(), program.language().label(), program.command()).toLowerCase(Locale.ROOT); //$NON-NLS-1$
			return List.of(words.split("\\s+")).stream().allMatch(all::contains); //$NON-NLS-1$
		}
	}
}
