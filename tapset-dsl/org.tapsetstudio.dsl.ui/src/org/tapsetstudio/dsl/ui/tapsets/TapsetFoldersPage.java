package org.tapsetstudio.dsl.ui.tapsets;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.PathEditor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.tapsetstudio.dsl.ui.document.EditorModels;

/** Preferences > SystemTap Tapsets: the folders that scripts draw on, as with option {@code -I} of the command line. */
public final class TapsetFoldersPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
	public TapsetFoldersPage() {
		super(GRID);
		setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, EditorModels.NODE));
		setDescription(Messages.FoldersPage_description);
	}

	@Override
	public void init(IWorkbench workbench) {
		// nothing to set up
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(getControl(), "org.tapsetstudio.doc.tapsetFolders"); //$NON-NLS-1$
	}

	@Override
	protected void createFieldEditors() {
		addField(new PathEditor(EditorModels.FOLDERS, Messages.FoldersPage_folders, Messages.FoldersPage_choose, getFieldEditorParent()));
	}
}
