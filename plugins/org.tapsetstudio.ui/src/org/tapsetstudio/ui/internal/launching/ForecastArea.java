package org.tapsetstudio.ui.internal.launching;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.launch.Forecast;
import org.tapsetstudio.session.preflight.Expectation;
import org.tapsetstudio.session.preflight.Outlook;
import org.tapsetstudio.ui.internal.Messages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tells before a launch which probes will fire, what helps the others, what it costs, and the exact command. Looks again, in the background, when fields change. */
public final class ForecastArea {
	private static final int DELAY = 400;

	private final Job job = Job.createSystem(Messages.Forecasting, this::look);
	private final Label state;
	private final TableViewer viewer;
	/** All that is known of the selected probe: cells are too short for it. */
	private final Text detail;
	private final Text command;
	private final Button fix;
	private final Consumer<String> backend;
	private volatile ILaunchConfiguration configuration;
	private volatile String mode;

	/**
	 * Makes the area over all columns of a page.
	 *
	 * @param backend takes the name of the {@link org.tapsetstudio.session.Backend} that a fix sets
	 */
	public ForecastArea(Composite page, Consumer<String> backend) {
		this.backend = backend;
		var group = new Group(page, SWT.NONE);
		group.setText(Messages.ForecastTitle);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(group);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(group);
		state = new Label(group, SWT.WRAP);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(200, SWT.DEFAULT).applyTo(state);
		viewer = table(group);
		detail = text(group, 54);
		fix = new Button(group, SWT.PUSH);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(fix);
		fix.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> selected().flatMap(LaunchFix::of).ifPresent(chosen -> chosen.apply(backend))));
		offer();
		var label = new Label(group, SWT.NONE);
		label.setText(Messages.ExactCommand);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(label);
		command = text(group, 36);
		GridDataFactory.createFrom((GridData) command.getLayoutData()).span(2, 1).applyTo(command);
		group.addDisposeListener(e -> job.cancel());
	}

	private TableViewer table(Composite group) {
		var room = new Composite(group, SWT.NONE);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(200, 110).applyTo(room);
		var columns = new TableColumnLayout();
		room.setLayout(columns);
		var table = new TableViewer(room, SWT.BORDER | SWT.FULL_SELECTION);
		table.getTable().setHeaderVisible(true);
		columns.setColumnData(column(table, Messages.ColumnProbe, Expectation::point, ForecastArea::image), new ColumnWeightData(2, 190));
		columns.setColumnData(column(table, Messages.ColumnExpect, expectation -> expectation.reason() + (expectation.price().isEmpty() ? "" : " " + expectation.price()), expectation -> null), //$NON-NLS-1$ //$NON-NLS-2$
				new ColumnWeightData(5, 200));
		table.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(table);
		table.addSelectionChangedListener(e -> offer());
		return table;
	}

	private static Text text(Composite group, int height) {
		var text = new Text(group, SWT.BORDER | SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, height).applyTo(text);
		return text;
	}

	/** Looks at a configuration soon; an older question is forgotten. */
	public void ask(ILaunchConfiguration asked, String inMode) {
		configuration = asked;
		mode = inMode;
		if (viewer.getInput() == null) {
			state.setText(Messages.Forecasting);
		}
		job.cancel();
		job.schedule(DELAY);
	}

	private IStatus look(IProgressMonitor monitor) {
		var asked = configuration;
		try {
			var forecast = Forecast.of(asked, mode, monitor);
			var doubts = forecast.expectations().stream().filter(expectation -> expectation.outlook() != Outlook.FIRES).count();
			answer(asked, forecast, forecast.machine().isPresent() ? NLS.bind(Messages.ForecastRemote, forecast.machine().get().name()) : forecast.expectations().isEmpty() ? Messages.ForecastNothing
					: doubts == 0 ? Messages.ForecastGood : NLS.bind(Messages.ForecastDoubts, Long.toString(doubts), Integer.toString(forecast.expectations().size())));
		} catch (CoreException e) {
			answer(asked, new Forecast("", Optional.empty(), List.of()), e.getMessage()); //$NON-NLS-1$
		}
		return Status.OK_STATUS;
	}

	private void answer(ILaunchConfiguration asked, Forecast forecast, String sentence) {
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			if (asked == configuration && !state.isDisposed()) {
				state.setText(sentence);
				viewer.setInput(forecast.expectations());
				forecast.expectations().stream().max(Comparator.comparing(Expectation::outlook)).ifPresent(worst -> viewer.setSelection(new StructuredSelection(worst), true));
				offer();
				command.setText(forecast.command());
				state.requestLayout();
			}
		});
	}

	private Optional<Expectation> selected() {
		return Optional.ofNullable((Expectation) viewer.getStructuredSelection().getFirstElement());
	}

	/** Says what is to be expected of the selected probe; the button says what it would do about it. */
	private void offer() {
		var offered = selected().flatMap(LaunchFix::of);
		detail.setText(selected().map(Expectation::describe).orElse("")); //$NON-NLS-1$
		fix.setText(offered.map(LaunchFix::label).orElse(Messages.FixNothing));
		fix.setEnabled(offered.isPresent());
		fix.requestLayout();
	}

	private static TableColumn column(TableViewer viewer, String title, Function<Expectation, String> text, Function<Expectation, Image> image) {
		var column = new TableViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText(title);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return text.apply((Expectation) element);
			}

			@Override
			public Image getImage(Object element) {
				return image.apply((Expectation) element);
			}

			@Override
			public String getToolTipText(Object element) {
				return ((Expectation) element).describe();
			}
		});
		return column.getColumn();
	}

	private static Image image(Expectation expectation) {
		return PlatformUI.getWorkbench().getSharedImages().getImage(switch (expectation.outlook()) {
		case FIRES -> ISharedImages.IMG_OBJS_INFO_TSK;
		case MAY_FIRE -> ISharedImages.IMG_OBJS_WARN_TSK;
		case WILL_NOT_FIRE -> ISharedImages.IMG_OBJS_ERROR_TSK;
		});
	}
}
