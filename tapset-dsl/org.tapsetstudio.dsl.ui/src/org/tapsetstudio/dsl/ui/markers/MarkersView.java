package org.tapsetstudio.dsl.ui.markers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.tapsetstudio.dsl.ide.markers.MarkerFilter;
import org.tapsetstudio.dsl.ide.markers.MarkerNode;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;
import org.tapsetstudio.dsl.ui.insert.CatalogView;
import org.tapsetstudio.dsl.ui.insert.ScriptInserter;
import org.tapsetstudio.dsl.ui.live.MarkerHits;

/** The markers of the system, of one file or of one process. Enter or a double-click writes a probe on the selected marker into the script in front. */
public final class MarkersView extends CatalogView {
	/** A narrowed tree of so many lines is shown opened. */
	private static final int FEW = 400;

	private final MarkerJobs jobs = new MarkerJobs();
	private List<MarkerNode> all = List.of();
	private Job reading;
	private Job narrowing;
	private Label note;
	private LiveHits hits;
	private Action capture;

	@Override
	public void createPartControl(Composite parent) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.tapsetstudio.doc.markers");
		createFilter(parent, Messages.Filter_hint);
		note = new Label(parent, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).indent(6, 4).hint(200, SWT.DEFAULT).applyTo(note);
		createViewer(parent);
		createActions();
		explain(Messages.View_empty);
	}

	private void createViewer(Composite parent) {
		viewer = new TreeViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getControl());
		viewer.getTree().setHeaderVisible(true);
		for (MarkerLabels label : MarkerLabels.values()) {
			TreeViewerColumn column = new TreeViewerColumn(viewer, SWT.LEFT);
			column.getColumn().setText(label.title());
			column.getColumn().setWidth(label.width());
			column.setLabelProvider(label.provider());
		}
		hits = new LiveHits(viewer, this::showRecordingWhereEmpty);
		ColumnViewerToolTipSupport.enableFor(viewer);
		viewer.setContentProvider(new MarkerContent());
		viewer.setInput(all);
		viewer.addDoubleClickListener(event -> open());
		serve();
	}

	private void createActions() {
		var images = PlatformUI.getWorkbench().getSharedImages();
		IAction system = action(Messages.View_system, images.getImageDescriptor(ISharedImages.IMG_ELCL_SYNCED), this::scanSystem);
		IAction file = action(Messages.View_file, images.getImageDescriptor(ISharedImages.IMG_OBJ_FILE), this::chooseFile);
		IAction process = action(Messages.View_process, ScriptImages.descriptor("function"), this::chooseProcess); //$NON-NLS-1$
		IAction insert = action(Messages.View_insert, ScriptImages.descriptor("probe"), this::insert); //$NON-NLS-1$
		IAction copy = action(Messages.View_copy, images.getImageDescriptor(ISharedImages.IMG_TOOL_COPY), this::copy);
		IAction recording = action(Messages.View_recording, ScriptImages.descriptor("marker"), this::readRecording); //$NON-NLS-1$
		capture = captureAction();
		contribute(List.of(recording, system, file, process, insert), List.of(insert, copy, capture, recording, system, file, process), system, copy)
				.addMenuListener(opening -> showCapture());
	}

	private Action captureAction() {
		return new Action(Messages.View_capture, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				if (viewer.getStructuredSelection().getFirstElement() instanceof MarkerNode node && node.id() != null) {
					hits.source().ifPresent(source -> source.set(node.id().provider(), node.id().name(), isChecked()));
				}
			}
		};
	}

	private void showCapture() {
		var on = viewer.getStructuredSelection().getFirstElement() instanceof MarkerNode node ? hits.of(node).flatMap(MarkerHits.Hits::on) : Optional.<Boolean> empty();
		capture.setEnabled(on.isPresent());
		capture.setChecked(on.orElse(false));
	}

	/** The markers of the recording that is shown are what somebody wants who has asked for nothing else. */
	private void showRecordingWhereEmpty() {
		if (all.isEmpty() && reading == null) {
			readRecording();
		}
	}

	private void readRecording() {
		var files = hits.source().map(MarkerHits::files).orElse(List.of());
		if (files.isEmpty()) {
			explain(Messages.View_noRecording);
		} else {
			var name = hits.source().get().recording();
			read(jobs.files(name, files, nodes -> received(nodes, name)));
		}
	}

	@Override
	public void dispose() {
		stop(reading);
		stop(narrowing);
		hits.dispose();
		super.dispose();
	}

	private void scanSystem() {
		read(jobs.system(nodes -> received(nodes, Messages.View_system)));
	}

	private void chooseFile() {
		FileDialog dialog = new FileDialog(getSite().getShell(), SWT.OPEN);
		dialog.setText(Messages.View_fileTitle);
		dialog.setFilterPath("/usr/bin"); //$NON-NLS-1$
		String chosen = dialog.open();
		if (chosen != null) {
			read(jobs.file(Path.of(chosen), nodes -> received(nodes, chosen)));
		}
	}

	private void chooseProcess() {
		ProcessChooser.choose(getSite().getShell(), process -> read(jobs.process(process.pid(), process.name(), nodes -> received(nodes, process.name()))));
	}

	private void read(Job job) {
		stop(reading);
		reading = job;
		explain(Messages.View_scanning);
		getSite().getService(IWorkbenchSiteProgressService.class).schedule(job, 0, true);
	}

	private static void stop(Job job) {
		if (job != null) {
			job.cancel();
		}
	}

	private void received(List<MarkerNode> nodes, String where) {
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			if (!viewer.getControl().isDisposed()) {
				all = nodes;
				explain(nodes.stream().allMatch(node -> node.children().isEmpty() || node.children().stream().allMatch(file -> file.children().isEmpty()))
						? NLS.bind(Messages.View_noMarkers, where)
						: ""); //$NON-NLS-1$
				narrow();
			}
		});
	}

	/** The newest text wins. */
	@Override
	protected void narrow() {
		stop(narrowing);
		List<MarkerNode> from = all;
		String words = filter.getText();
		narrowing = Job.createSystem(Messages.Job_narrow, (ICoreRunnable) monitor -> {
			List<MarkerNode> left = MarkerFilter.narrow(from, words);
			PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
				if (!viewer.getControl().isDisposed() && !monitor.isCanceled() && from == all) {
					show(left, words);
				}
			});
		});
		narrowing.schedule();
	}

	private void show(List<MarkerNode> nodes, String words) {
		viewer.setInput(nodes);
		hits.show(nodes);
		if (!all.isEmpty()) {
			explain(nodes.isEmpty() ? Messages.View_noMatch : ""); //$NON-NLS-1$
		}
		boolean few = nodes.size() == 1 || !words.isBlank() && lines(nodes) <= FEW;
		if (few) {
			viewer.expandToLevel(4);
			if (viewer.getTree().getItemCount() > 0) {
				viewer.setSelection(new StructuredSelection(nodes.get(0)));
			}
		}
	}

	private static int lines(List<MarkerNode> nodes) {
		return nodes.stream().mapToInt(node -> 1 + lines(node.children())).sum();
	}

	private void explain(String text) {
		note.setText(text);
		((GridData) note.getLayoutData()).exclude = text.isEmpty();
		note.setVisible(!text.isEmpty());
		note.getParent().layout();
	}

	@Override
	protected String insertion() {
		return viewer.getStructuredSelection().getFirstElement() instanceof MarkerNode node ? node.probe() : ""; //$NON-NLS-1$
	}

	@Override
	protected boolean declares() {
		return true;
	}

	private void open() {
		Object selected = viewer.getStructuredSelection().getFirstElement();
		if (!insertion().isEmpty()) {
			insert();
		} else if (selected != null) {
			viewer.setExpandedState(selected, !viewer.getExpandedState(selected));
		}
	}

	private void insert() {
		ScriptInserter script = ScriptInserter.of(getSite().getPage());
		if (insertion().isEmpty()) {
			return;
		}
		if (script != null) {
			script.addDeclaration(insertion());
		} else {
			copyInstead(Messages.View_copied);
		}
	}
}
