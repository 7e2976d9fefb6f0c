package org.tapsetstudio.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.ComboFieldEditor;
import org.eclipse.jface.preference.DirectoryFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.tapsetstudio.launch.LaunchPreferences;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.ui.internal.HelpContexts;
import org.tapsetstudio.ui.internal.Messages;

/** What launches do where their configuration does not say. */
public final class TracingPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
	public TracingPreferencePage() {
		super(GRID);
		setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, LaunchPreferences.NODE));
		setDescription(Messages.PreferencesDescription);
	}

	@Override
	public void init(IWorkbench workbench) {
		// nothing to set up
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(getControl(), HelpContexts.PREFERENCES);
	}

	@Override
	protected void createFieldEditors() {
		addField(new ComboFieldEditor(TracingAttributes.MODE, Messages.ModeLabel,
				new String[][] { { Messages.ModeAuto, "" }, { Messages.ModeExact, "EXACT" }, { Messages.ModeFast, "FAST" } }, getFieldEditorParent())); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		var folder = new DirectoryFieldEditor(TracingAttributes.RECORDINGS, Messages.RecordingsLabel, getFieldEditorParent());
		folder.setEmptyStringAllowed(true);
		folder.getTextControl(getFieldEditorParent()).setMessage(Messages.RecordingsHint);
		addField(folder);
	}
}
