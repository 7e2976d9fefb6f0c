package org.tapsetstudio.dsl.ui.templates;

import java.io.IOException;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.templates.ContextTypeRegistry;
import org.eclipse.jface.text.templates.persistence.TemplateStore;
import org.eclipse.ui.editors.text.templates.ContributionContextTypeRegistry;
import org.eclipse.ui.editors.text.templates.ContributionTemplateStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** The templates of the product and of the user. */
public final class ScriptTemplates {
	/** Context of declarations. */
	static final String DECLARATION = "org.tapsetstudio.dsl.ui.template.declaration"; //$NON-NLS-1$
	/** Context of statements. */
	static final String STATEMENT = "org.tapsetstudio.dsl.ui.template.statement"; //$NON-NLS-1$
	private static final String BUNDLE = "org.tapsetstudio.dsl.ui"; //$NON-NLS-1$
	private static final String KEY = "org.tapsetstudio.dsl.ui.templates"; //$NON-NLS-1$

	private static final class Holder {
		static final ScriptTemplates SHARED = new ScriptTemplates();
	}

	private final ContributionContextTypeRegistry contexts = new ContributionContextTypeRegistry();
	private final ContributionTemplateStore store;
	private final ScopedPreferenceStore preferences = new ScopedPreferenceStore(InstanceScope.INSTANCE, BUNDLE);

	private ScriptTemplates() {
		contexts.addContextType(DECLARATION);
		contexts.addContextType(STATEMENT);
		store = new ContributionTemplateStore(contexts, preferences, KEY);
		try {
			store.load();
		} catch (IOException e) {
			ILog.of(ScriptTemplates.class).error("The changed templates cannot be read", e); //$NON-NLS-1$
		}
		store.startListeningForPreferenceChanges();
	}

	static ScriptTemplates shared() {
		return Holder.SHARED;
	}

	ContextTypeRegistry contexts() {
		return contexts;
	}

	TemplateStore store() {
		return store;
	}

	ScopedPreferenceStore preferences() {
		return preferences;
	}
}
