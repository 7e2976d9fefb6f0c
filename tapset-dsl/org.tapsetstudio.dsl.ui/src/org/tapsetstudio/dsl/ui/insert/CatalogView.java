package org.tapsetstudio.dsl.ui.insert;

import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
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
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;

/** A tree of what scripts can use, under a filter that is kept between starts. What is selected is copied, or dragged into a script, as the text that uses it. */
public abstract class CatalogView extends ViewPart {
	private static final String FILTER = "filter"; //$NON-NLS-1$

	/** The words that narrow the tree. */
	protected Text filter;
	/** The tree; a subclass makes it and then calls {@link #serve}. */
	protected TreeViewer viewer;
	private String savedFilter = ""; //$NON-NLS-1$

	/** What a script says to use the selected element; empty where it cannot. */
	protected abstract String insertion();

	/** True if that is a declaration, which cannot stand within another one; false for an expression. */
	protected abstract boolean declares();

	/** Shows what the filter leaves. */
	protected abstract void narrow();

	@Override
	public final void init(IViewSite site, IMemento memento) throws PartInitException {
		super.init(site, memento);
		if (memento != null && memento.getString(FILTER) != null) {
			savedFilter = memento.getString(FILTER);
		}
	}

	@Override
	public final void saveState(IMemento memento) {
		memento.putString(FILTER, filter.getText());
	}

	@Override
	public final void setFocus() {
		filter.setFocus();
	}

	/** Lays out {@code parent} as one column and puts the filter on top; it says {@code hint} while it is empty. Arrow down leads into the tree. */
	protected final void createFilter(Composite parent, String hint) {
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(parent);
		filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(hint);
		filter.setText(savedFilter);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		filter.addModifyListener(event -> narrow());
		filter.addKeyListener(KeyListener.keyPressedAdapter(event -> {
			if (event.keyCode == SWT.ARROW_DOWN) {
				viewer.getControl().setFocus();
			}
		}));
	}

	/** Makes the tree a source of drags and of the workbench's selection. */
	protected final void serve() {
		viewer.addDragSupport(DND.DROP_COPY, new Transfer[] { TextTransfer.getInstance() }, new DragSourceAdapter() {
			@Override
			public void dragStart(DragSourceEvent event) {
				event.doit = !insertion().isEmpty();
			}

			@Override
			public void dragSetData(DragSourceEvent event) {
				event.data = insertion();
				DropStrategy.drag(declares() ? insertion() : null);
			}

			@Override
			public void dragFinished(DragSourceEvent event) {
				DropStrategy.drag(null);
			}
		});
		getSite().setSelectionProvider(viewer);
	}

	/** Puts actions into the tool bar and the tree's menu, and gives {@code refresh} and {@code copy} their keys. */
	protected final MenuManager contribute(List<IAction> toolBar, List<IAction> inMenu, IAction refresh, IAction copy) {
		var bars = getViewSite().getActionBars();
		toolBar.forEach(bars.getToolBarManager()::add);
		getSite().getService(IHandlerService.class).activateHandler(IWorkbenchCommandConstants.FILE_REFRESH, new ActionHandler(refresh));
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
		MenuManager menu = new MenuManager();
		inMenu.forEach(menu::add);
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
		getSite().registerContextMenu(menu, viewer);
		return menu;
	}

	/** An action that says what it does also as its tool tip. */
	protected static final IAction action(String text, ImageDescriptor image, Runnable run) {
		Action action = new Action(text, image) {
			@Override
			public void run() {
				run.run();
			}
		};
		action.setToolTipText(text);
		return action;
	}

	/** Puts the text that uses the selected element on the clipboard. */
	protected final void copy() {
		if (!insertion().isEmpty()) {
			Clipboard clipboard = new Clipboard(viewer.getControl().getDisplay());
			clipboard.setContents(new Object[] { insertion() }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
	}

	/** Tells in the status line that there was no script to write into, so that the text is on the clipboard. */
	protected final void copyInstead(String message) {
		copy();
		getViewSite().getActionBars().getStatusLineManager().setMessage(message);
	}
}
