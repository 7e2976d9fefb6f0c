package org.tapsetstudio.ui.internal.editor;

import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.tapsetstudio.model.recording.Process;
import org.tapsetstudio.model.recording.Thread;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.common.Quantities;

/** The traced processes with their threads. */
final class ProcessesPage extends RecordingPage {
	private TreeViewer viewer;

	ProcessesPage(RecordingEditor editor) {
		super(editor, "processes", Messages.PageProcesses); //$NON-NLS-1$
	}

	@Override
	protected void createContent(FormToolkit toolkit, Composite body) {
		var inside = section(toolkit, body, Messages.PageProcesses, 1, true);
		viewer = new TreeViewer(toolkit.createTree(inside, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL));
		viewer.getTree().setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).hint(120, 200).applyTo(viewer.getTree());
		column(Messages.ColumnProcess, 220, process -> process.getPid() + "  " + text(process.getComm()), //$NON-NLS-1$
				thread -> thread.getTid() + "  " + text(thread.getName())); //$NON-NLS-1$
		column(Messages.ColumnParent, 80, process -> process.getPpid() == 0 ? "" : Integer.toString(process.getPpid()), thread -> ""); //$NON-NLS-1$ //$NON-NLS-2$
		column(Messages.ColumnEnd, 130, process -> text(process.getExit()), thread -> ""); //$NON-NLS-1$
		column(Messages.ColumnLost, 70, process -> "", thread -> Quantities.count(thread.getLostEvents())); //$NON-NLS-1$
		column(Messages.ColumnCommand, 420, process -> text(process.getCommandLine()), thread -> ""); //$NON-NLS-1$
		viewer.setContentProvider(new Content());
	}

	private void column(String title, int width, Function<Process, String> ofProcess, Function<Thread, String> ofThread) {
		var column = new TreeViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(
				ColumnLabelProvider.createTextProvider(element -> element instanceof Process process ? ofProcess.apply(process) : ofThread.apply((Thread) element)));
	}

	@Override
	protected void show(RecordingFacts facts) {
		viewer.setInput(facts);
		if (facts.model().getProcesses().size() == 1) {
			viewer.expandAll();
		}
	}

	private static final class Content implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return ((RecordingFacts) input).model().getProcesses().toArray();
		}

		@Override
		public Object[] getChildren(Object parent) {
			return parent instanceof Process process ? process.getThreads().toArray() : new Object[0];
		}

		@Override
		public Object getParent(Object element) {
			return element instanceof Thread thread ? thread.getProcess() : null;
		}

		@Override
		public boolean hasChildren(Object element) {
			return element instanceof Process process && !process.getThreads().isEmpty();
		}
	}
}
