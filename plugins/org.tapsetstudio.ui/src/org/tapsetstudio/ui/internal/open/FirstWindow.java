package org.tapsetstudio.ui.internal.open;

import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.workbench.IPresentationEngine;

/** The first window of a new workspace fills the screen: there is much to see side by side. Only in our own product, whose windows are ours. */
public final class FirstWindow {
	private static final String PRODUCT = "org.tapsetstudio.ui.product"; //$NON-NLS-1$

	@Execute
	void fillScreen(MApplication application) {
		var product = Platform.getProduct();
		if (product != null && product.getId().equals(PRODUCT)) {
			application.getChildren().forEach(window -> window.getTags().add(IPresentationEngine.WINDOW_MAXIMIZED_TAG));
		}
	}
}
