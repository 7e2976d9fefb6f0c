package org.tapsetstudio.dsl.ui.templates;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.templates.TemplatePreferencePage;

/** Preferences > SystemTap Scripts > Templates. */
public final class TemplatePage extends TemplatePreferencePage {
	public TemplatePage() {
		setPreferenceStore(ScriptTemplates.shared().preferences());
		setTemplateStore(ScriptTemplates.shared().store());
		setContextTypeRegistry(ScriptTemplates.shared().contexts());
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(getControl(), "org.tapsetstudio.doc.templates"); //$NON-NLS-1$
	}

	@Override
	protected boolean isShowFormatterSetting() {
		return false;
	}
}
