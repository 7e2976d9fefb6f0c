package org.tapsetstudio.dsl.ui.symbols;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.FilteredItemsSelectionDialog;
import org.osgi.framework.FrameworkUtil;
import org.tapsetstudio.dsl.ide.symbols.SymbolSearch;
import org.tapsetstudio.dsl.ide.symbols.SymbolSearch.Symbol;
import org.tapsetstudio.dsl.ui.document.EditorModels;
import org.tapsetstudio.dsl.ui.hyperlink.ScriptSource;
import org.tapsetstudio.dsl.ui.search.WorkspaceScripts;

/** The declarations of all scripts and tapsets, read once in the background and narrowed as one types; those of scripts come first. */
final class SymbolDialog extends FilteredItemsSelectionDialog {
	private final IWorkbenchWindow window;
	private List<Symbol> all;

	SymbolDialog(IWorkbenchWindow window) {
		super(window.getShell());
		this.window = window;
		setTitle(Messages.SymbolDialog_title);
		setMessage(Messages.SymbolDialog_message);
		setListLabelProvider(new SymbolLabels());
		setDetailsLabelProvider(new SymbolLabels());
	}

	@Override
	protected void fillContentProvider(AbstractContentProvider content, ItemsFilter filter, IProgressMonitor monitor) throws CoreException {
		monitor.beginTask(Messages.SymbolDialog_reading, IProgressMonitor.UNKNOWN);
		if (all == null) {
			all = SymbolSearch.all(WorkspaceScripts.models(monitor), EditorModels.shared().surroundings());
		}
		all.forEach(symbol -> content.add(symbol, filter));
		monitor.done();
	}

	@Override
	protected void okPressed() {
		super.okPressed();
		if (getFirstResult() instanceof Symbol symbol) {
			ScriptSource.open(window.getActivePage(), symbol.fileName(), symbol.span().start(), symbol.span().length());
		}
	}

	@Override
	protected ItemsFilter createFilter() {
		return new ItemsFilter() {
			@Override
			public boolean matchItem(Object item) {
				String name = ((Symbol) item).name();
				return name.toLowerCase(Locale.ROOT).contains(getPattern().toLowerCase(Locale.ROOT)) || matches(name);
			}

			@Override
			public boolean isConsistentItem(Object item) {
				return true;
			}
		};
	}

	@Override
	protected Comparator<Symbol> getItemsComparator() {
		return Comparator.comparing(Symbol::tapset).thenComparing(Symbol::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Symbol::fileName).thenComparing(symbol -> symbol.span().start());
	}

	@Override
	public String getElementName(Object item) {
		return ((Symbol) item).name();
	}

	@Override
	protected IStatus validateItem(Object item) {
		return Status.OK_STATUS;
	}

	@Override
	protected Control createExtendedContentArea(Composite parent) {
		return null;
	}

	@Override
	protected IDialogSettings getDialogSettings() {
		IDialogSettings settings = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(SymbolDialog.class)).getDialogSettings();
		return DialogSettings.getOrCreateSection(settings, SymbolDialog.class.getName());
	}
}
