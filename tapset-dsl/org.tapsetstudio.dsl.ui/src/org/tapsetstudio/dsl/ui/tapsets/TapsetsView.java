package org.tapsetstudio.dsl.ui.tapsets;

import java.util.List;
import java.util.Map;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.tapsetstudio.dsl.ide.catalog.TapsetEntry;
import org.tapsetstudio.dsl.ide.catalog.TapsetFile;
import org.tapsetstudio.dsl.ui.hyperlink.TapsetSource;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;
import org.tapsetstudio.dsl.ui.insert.ScriptInserter;

/** Aliases, functions and macros of the tapsets with their documentation. Enter or a double-click opens the source; the Insert key or a drag uses the entry in a script. */
public final class TapsetsView extends ViewPart {
	private static final String FILTER = "filter"; //$NON-NLS-1$
	/** A narrowed tree of so many files is shown opened. */
	private static final int FEW = 12;

	private final TapsetJob job = new TapsetJob(files -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> show(files)));
	private String savedFilter = ""; //$NON-NLS-1$
	private Text filter;
	private TreeViewer viewer;
	private Text documentation;

	@Override
	public void init(IViewSite site, IMemento memento) throws PartInitException {
		super.init(site, memento);
		if (memento != null && memento.getString(FILTER) != null) {
			savedFilter = memento.getString(FILTER);
		}
	}

	@Override
	public void saveState(IMemento memento) {
		memento.putString(FILTER, filter.getText());
	}

	@Override
	public void createPartControl(Composite parent) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.tapsetstudio.doc.tapsets");
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(parent);
		filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.Filter_hint);
		filter.setText(savedFilter);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		SashForm parts = new SashForm(parent, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(parts);
		createViewer(parts);
		documentation = new Text(parts, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		documentation.setText(Messages.View_reading);
		parts.setWeights(55, 45);
		filter.addModifyListener(event -> job.narrow(filter.getText()));
		filter.addKeyListener(KeyListener.keyPressedAdapter(event -> {
			if (event.keyCode == SWT.ARROW_DOWN) {
				viewer.getControl().setFocus();
			}
		}));
		createActions();
		job.narrow(savedFilter);
	}

	private void createViewer(Composite parent) {
		viewer = new TreeViewer(parent, SWT.SINGLE);
		viewer.setContentProvider(new TapsetContent(Map.of()));
		viewer.setLabelProvider(TapsetLabels.create());
		viewer.setInput(this);
		viewer.addSelectionChangedListener(event -> explain());
		viewer.addDoubleClickListener(event -> open());
		viewer.getControl().addKeyListener(KeyListener.keyPressedAdapter(event -> {
			if (event.keyCode == SWT.INSERT) {
				use();
			}
		}));
		viewer.addDragSupport(DND.DROP_COPY, new Transfer[] { TextTransfer.getInstance() }, new DragSourceAdapter() {
			@Override
			public void dragStart(DragSourceEvent event) {
				event.doit = selected() != null;
			}

			@Override
			public void dragSetData(DragSourceEvent event) {
				event.data = selected().insertion();
			}
		});
		getSite().setSelectionProvider(viewer);
	}

	private void createActions() {
		var images = PlatformUI.getWorkbench().getSharedImages();
		IAction refresh = action(Messages.View_refresh, images.getImageDescriptor(ISharedImages.IMG_ELCL_SYNCED), job::reload);
		IAction open = action(Messages.View_open, ScriptImages.descriptor("tapset"), this::open); //$NON-NLS-1$
		IAction use = action(Messages.View_insert, ScriptImages.descriptor("probe"), this::use); //$NON-NLS-1$
		IAction copy = action(Messages.View_insert, null, this::copy);
		var bars = getViewSite().getActionBars();
		List.of(refresh, open, use).forEach(bars.getToolBarManager()::add);
		getSite().getService(IHandlerService.class).activateHandler(IWorkbenchCommandConstants.FILE_REFRESH, new ActionHandler(refresh));
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
		MenuManager menu = new MenuManager();
		List.of(open, use, refresh).forEach(menu::add);
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
		getSite().registerContextMenu(menu, viewer);
	}

	private static IAction action(String text, ImageDescriptor image, Runnable run) {
		Action action = new Action(text, image) {
			@Override
			public void run() {
				run.run();
			}
		};
		action.setToolTipText(text);
		return action;
	}

	@Override
	public void setFocus() {
		filter.setFocus();
	}

	@Override
	public void dispose() {
		job.cancel();
		super.dispose();
	}

	private void show(Map<TapsetFile, List<TapsetEntry>> files) {
		if (viewer.getControl().isDisposed()) {
			return;
		}
		viewer.setContentProvider(new TapsetContent(files));
		if (!filter.getText().isBlank() && files.size() <= FEW) {
			viewer.expandAll();
			files.values().stream().findFirst().ifPresent(entries -> viewer.setSelection(new StructuredSelection(entries.get(0)), true));
		}
		documentation.setText(files.isEmpty() ? Messages.View_none : ""); //$NON-NLS-1$
		explain();
	}

	private void explain() {
		TapsetEntry entry = selected();
		if (entry != null) {
			String text = entry.documentation().get();
			documentation.setText(text.isEmpty() ? entry.toString() : entry + "\n\n" + text); //$NON-NLS-1$
		}
	}

	private TapsetEntry selected() {
		return viewer.getStructuredSelection().getFirstElement() instanceof TapsetEntry entry ? entry : null;
	}

	private void open() {
		TapsetEntry entry = selected();
		Object element = viewer.getStructuredSelection().getFirstElement();
		if (entry != null) {
			int length = entry.kind() == TapsetEntry.Kind.MACRO ? entry.name().length() - 1 : entry.name().length();
			TapsetSource.open(getSite().getPage(), entry.file().name(), entry.file().text(), entry.offset(), length);
		} else if (element != null) {
			viewer.setExpandedState(element, !viewer.getExpandedState(element));
		}
	}

	private void use() {
		TapsetEntry entry = selected();
		ScriptInserter script = ScriptInserter.of(getSite().getPage());
		if (entry == null) {
			return;
		}
		if (script == null) {
			copy();
			getViewSite().getActionBars().getStatusLineManager().setMessage(Messages.View_noEditor);
		} else if (entry.kind() == TapsetEntry.Kind.ALIAS) {
			script.addDeclaration(entry.insertion());
		} else {
			script.insert(entry.insertion());
		}
	}

	private void copy() {
		if (selected() != null) {
			Clipboard clipboard = new Clipboard(viewer.getControl().getDisplay());
			clipboard.setContents(new Object[] { selected().insertion() }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
	}
}
