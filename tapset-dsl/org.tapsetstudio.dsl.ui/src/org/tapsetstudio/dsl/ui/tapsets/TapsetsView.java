package org.tapsetstudio.dsl.ui.tapsets;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.action.IAction;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.dsl.ide.catalog.TapsetEntry;
import org.tapsetstudio.dsl.ide.catalog.TapsetFile;
import org.tapsetstudio.dsl.ui.document.EditorModels;
import org.tapsetstudio.dsl.ui.hyperlink.ScriptSource;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;
import org.tapsetstudio.dsl.ui.insert.CatalogView;
import org.tapsetstudio.dsl.ui.insert.ScriptInserter;

/** Aliases, functions and macros of the tapsets with their documentation. Enter or a double-click opens the source; the Insert key or a drag uses the entry in a script. */
public final class TapsetsView extends CatalogView {
	/** A narrowed tree of so many files is shown opened. */
	private static final int FEW = 12;

	private final TapsetJob job = new TapsetJob((words, files) -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> show(words, files)));
	private final Runnable reload = job::reload;
	private Text documentation;
	/** The filter of what the tree shows; null before it shows anything. */
	private String shown;

	@Override
	public void createPartControl(Composite parent) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.tapsetstudio.doc.tapsets");
		createFilter(parent, Messages.Filter_hint);
		SashForm parts = new SashForm(parent, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(parts);
		createViewer(parts);
		documentation = new Text(parts, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		documentation.setText(Messages.View_reading);
		parts.setWeights(55, 45);
		createActions();
		EditorModels.addListener(reload);
		narrow();
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
		serve();
	}

	private void createActions() {
		var images = PlatformUI.getWorkbench().getSharedImages();
		IAction refresh = action(Messages.View_refresh, images.getImageDescriptor(ISharedImages.IMG_ELCL_SYNCED), reload);
		IAction open = action(Messages.View_open, ScriptImages.descriptor("tapset"), this::open); //$NON-NLS-1$
		IAction use = action(Messages.View_insert, ScriptImages.descriptor("probe"), this::use); //$NON-NLS-1$
		IAction copy = action(Messages.View_insert, null, this::copy);
		contribute(List.of(refresh, open, use), List.of(open, use, refresh), refresh, copy);
	}

	@Override
	protected void narrow() {
		job.narrow(filter.getText());
	}

	@Override
	protected String insertion() {
		return selected() == null ? "" : selected().insertion(); //$NON-NLS-1$
	}

	@Override
	protected boolean declares() {
		return selected() != null && selected().kind() == TapsetEntry.Kind.ALIAS;
	}

	@Override
	public void dispose() {
		EditorModels.removeListener(reload);
		job.cancel();
		super.dispose();
	}

	private void show(String words, Map<TapsetFile, List<TapsetEntry>> files) {
		if (viewer.getControl().isDisposed()) {
			return;
		}
		boolean again = words.equals(shown);
		shown = words;
		TapsetEntry last = selected();
		Set<String> open = Arrays.stream(viewer.getExpandedElements()).map(file -> ((TapsetFile) file).name()).collect(Collectors.toSet());
		viewer.setContentProvider(new TapsetContent(files));
		if (again) {
			viewer.setExpandedElements(files.keySet().stream().filter(file -> open.contains(file.name())).toArray());
			files.values().stream().flatMap(List::stream).filter(entry -> isSame(entry, last)).findFirst().ifPresent(entry -> viewer.setSelection(new StructuredSelection(entry), true));
		} else if (!words.isBlank() && files.size() <= FEW) {
			viewer.expandAll();
			files.values().stream().findFirst().ifPresent(entries -> viewer.setSelection(new StructuredSelection(entries.get(0)), true));
		}
		documentation.setText(files.isEmpty() ? Messages.View_none : ""); //$NON-NLS-1$
		explain();
	}

	/** Files are read anew, so that the same entry is another object. */
	private static boolean isSame(TapsetEntry entry, TapsetEntry last) {
		return last != null && entry.toString().equals(last.toString()) && entry.file().name().equals(last.file().name());
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
			ScriptSource.open(getSite().getPage(), entry.file().name(), entry.offset(), length);
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
			copyInstead(Messages.View_noEditor);
		} else if (declares()) {
			script.addDeclaration(entry.insertion());
		} else {
			script.insert(entry.insertion());
		}
	}
}
