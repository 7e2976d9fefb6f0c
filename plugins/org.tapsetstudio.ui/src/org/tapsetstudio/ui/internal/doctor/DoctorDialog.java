package org.tapsetstudio.ui.internal.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.session.Doctor;
import org.tapsetstudio.session.Doctor.Check;
import org.tapsetstudio.session.Doctor.Outcome;
import org.tapsetstudio.ui.internal.HelpContexts;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;

/** Tries in the background whether this machine can trace, and tells of each thing as soon as it is known: what was seen, and what helps. */
public final class DoctorDialog extends TitleAreaDialog {
	private static final int COPY = IDialogConstants.CLIENT_ID;
	private static final int SUBJECT = 130;
	private static final int SEEN = 430;
	private static final int REMEDY = 310;
	private static final int REMEDY_TITLE = 110;

	private final List<Check> checks = new ArrayList<>();
	private final Job job = Job.create(Messages.DoctorTitle, this::examine);
	private TableViewer viewer;
	private Text details;

	public DoctorDialog(Shell shell) {
		super(shell);
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.DoctorTitle);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, HelpContexts.DOCTOR);
	}

	@Override
	protected Point getInitialSize() {
		return new Point(900, 480);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(Messages.DoctorTitle);
		setMessage(Messages.DoctorRuns);
		var area = (Composite) super.createDialogArea(parent);
		viewer = new TableViewer(area, SWT.FULL_SELECTION);
		viewer.getTable().setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getTable());
		column(Messages.ColumnSubject, SUBJECT);
		column(Messages.ColumnSeen, SEEN);
		column(Messages.ColumnRemedy, REMEDY);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.setInput(checks);
		ColumnViewerToolTipSupport.enableFor(viewer);
		details = new Text(area, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, 60).indent(5, 0).applyTo(details);
		viewer.addSelectionChangedListener(e -> {
			var check = (Check) e.getStructuredSelection().getFirstElement();
			details.setText(check == null ? "" : (check.finding() + "\n" + check.remedy()).strip()); //$NON-NLS-1$ //$NON-NLS-2$
		});
		viewer.getTable().addListener(SWT.Resize, e -> giveRoom());
		job.schedule();
		return area;
	}

	/** What was seen has the room that the others leave; where nothing has to be done, that is all of it. */
	private void giveRoom() {
		var table = viewer.getTable();
		int remedies = checks.stream().allMatch(check -> check.remedy().isEmpty()) ? REMEDY_TITLE : REMEDY;
		table.getColumn(1).setWidth(Math.max(SEEN, table.getClientArea().width - SUBJECT - remedies));
		table.getColumn(2).setWidth(remedies);
	}

	private void column(String title, int width) {
		int number = viewer.getTable().getColumnCount();
		var column = new TableViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				var check = (Check) element;
				return List.of(check.subject(), check.finding(), check.remedy()).get(number);
			}

			@Override
			public Image getImage(Object element) {
				return number == 0 ? image(((Check) element).outcome()) : null;
			}

			@Override
			public String getToolTipText(Object element) {
				return getText(element);
			}
		});
	}

	private static Image image(Outcome outcome) {
		return PlatformUI.getWorkbench().getSharedImages().getImage(switch (outcome) {
		case GOOD -> ISharedImages.IMG_OBJS_INFO_TSK;
		case LIMITED -> ISharedImages.IMG_OBJS_WARN_TSK;
		case BAD -> ISharedImages.IMG_OBJS_ERROR_TSK;
		});
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, COPY, Messages.CopyReport, false);
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == COPY) {
			var clipboard = new Clipboard(getShell().getDisplay());
			clipboard.setContents(new Object[] { report() }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		} else {
			super.buttonPressed(id);
		}
	}

	private String report() {
		return checks.stream().map(check -> check.outcome() + " " + check.subject() + ": " + check.finding() + " " + check.remedy()).collect(Collectors.joining("\n")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	@Override
	public boolean close() {
		job.cancel();
		return super.close();
	}

	private IStatus examine(IProgressMonitor monitor) {
		Doctor.examine(check -> UiPlugin.onDisplay(() -> add(check)));
		UiPlugin.onDisplay(this::conclude);
		return Status.OK_STATUS;
	}

	private void add(Check check) {
		if (!viewer.getTable().isDisposed()) {
			checks.add(check);
			viewer.refresh();
			giveRoom();
		}
	}

	private void conclude() {
		if (!viewer.getTable().isDisposed()) {
			var bad = checks.stream().filter(check -> check.outcome() == Outcome.BAD).map(Check::subject).collect(Collectors.joining(", ")); //$NON-NLS-1$
			setMessage(bad.isEmpty() ? Messages.DoctorGood : NLS.bind(Messages.DoctorBad, bad), bad.isEmpty() ? IMessageProvider.INFORMATION : IMessageProvider.ERROR);
		}
	}
}
