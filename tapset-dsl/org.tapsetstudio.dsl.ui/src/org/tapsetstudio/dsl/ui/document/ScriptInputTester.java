package org.tapsetstudio.dsl.ui.document;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.content.IContentType;
import org.eclipse.core.runtime.content.IContentTypeManager;
import org.eclipse.ui.IEditorInput;

/** Tests whether an editor's input is a script, by its name. */
public final class ScriptInputTester extends PropertyTester {
	private static final String CONTENT_TYPE = "org.tapsetstudio.dsl.stp"; //$NON-NLS-1$

	@Override
	public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
		IEditorInput input = Adapters.adapt(receiver, IEditorInput.class);
		if (input == null) {
			return false;
		}
		IContentTypeManager types = Platform.getContentTypeManager();
		IContentType found = types.findContentTypeFor(input.getName());
		IContentType script = types.getContentType(CONTENT_TYPE);
		return found != null && script != null && found.isKindOf(script);
	}
}
