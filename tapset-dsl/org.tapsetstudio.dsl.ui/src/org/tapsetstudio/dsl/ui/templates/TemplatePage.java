package org.tapsetstudio.dsl.ui.templates;

import org.eclipse.ui.texteditor.templates.TemplatePreferencePage;

/** Preferences > SystemTap Scripts > Templates. */
public final class TemplatePage extends TemplatePreferencePage {
	public TemplatePage() {
		setPreferenceStore(ScriptTemplates.shared().preferences());
		setTemplateStore(ScriptTemplates.shared().store());
		setContextTypeRegistry(ScriptTemplates.shared().contexts());
	}

	@Override
	protected boolean isShowFormatterSetting() {
		return false;
	}
}
