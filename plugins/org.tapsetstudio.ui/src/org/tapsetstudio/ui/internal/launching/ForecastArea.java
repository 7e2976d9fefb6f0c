package org.tapsetstudio.ui.internal.launching;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.launch.Forecast;
import org.tapsetstudio.session.preflight.Expectation;
import org.tapsetstudio.session.preflight.Outlook;
import org.tapsetstudio.ui.internal.Messages;

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
		GridLayoutFactory.swtDefaults().applyTo(group);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(group);
		state = new Label(group, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(state);
		viewer = new TableViewer(group, SWT.BORDER | SWT.FULL_SELECTION);
		viewer.getTable().setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 60).applyTo(viewer.getTable());
		column(Messages.ColumnProbe, 190, Expectation::point, ForecastArea::image);
		column(Messages.ColumnExpect, 330, expectation -> expectation.reason() + (expectation.price().isEmpty() ? "" : " " + expectation.price()), expectation -> null); //$NON-NLS-1$ //$NON-NLS-2$
		column(Messages.ColumnRemedy, 260, Expectation::remedy, expectation -> null);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(viewer);
		fix = new Button(group, SWT.PUSH);
		fix.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> selected().ifPresent(this::apply)));
		viewer.addSelectionChangedListener(e -> offer());
		offer();
		var label = new Label(group, SWT.NONE);
		label.setText(Messages.ExactCommand);
		command = new Text(group, SWT.BORDER | SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, 32).applyTo(command);
		group.addDisposeListener(e -> job.cancel());
	}

	/** Looks at a configuration soon; an older question is forgotten. */
	public void ask(ILaunchConfiguration asked, String inMode) {
		configuration = asked;
		mode = inMode;
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
				forecast.expectations().stream().filter(expectation -> LaunchFix.of(expectation).isPresent()).findFirst().ifPresent(first -> viewer.setSelection(new StructuredSelection(first)));
				offer();
				command.setText(forecast.command());
				state.requestLayout();
			}
		});
	}

	private Optional<LaunchFix> selected() {
		return Optional.ofNullable((Expectation) viewer.getStructuredSelection().getFirstElement()).flatMap(LaunchFix::of);
	}

	/** The button says what it would do about the selected probe. */
	private void offer() {
		var offered = selected();
		fix.setText(offered.map(LaunchFix::label).orElse(Messages.FixNothing));
		fix.setEnabled(offered.isPresent());
		fix.requestLayout();
	}

	private void apply(LaunchFix chosen) {
		switch (chosen.kind()) {
		case COPY -> {
			var clipboard = new Clipboard(fix.getDisplay());
			clipboard.setContents(new Object[] { chosen.value() }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
		case SET_BACKEND -> backend.accept(chosen.value());
		}
	}

	private void column(String title, int width, Function<Expectation, String> text, Function<Expectation, Image> image) {
		var column = new TableViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
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
	}

	private static Image image(Expectation expectation) {
		return PlatformUI.getWorkbench().getSharedImages().getImage(switch (expectation.outlook()) {
		case FIRES -> ISharedImages.IMG_OBJS_INFO_TSK;
		case MAY_FIRE -> ISharedImages.IMG_OBJS_WARN_TSK;
		case WILL_NOT_FIRE -> ISharedImages.IMG_OBJS_ERROR_TSK;
		});
	}
}
