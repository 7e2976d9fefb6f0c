package org.tapsetstudio.dsl.ui.icons;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.dsl.ide.completion.ProposalKind;

/** Images by meaning, made when they are first shown and kept as long as the display. UI thread only. */
public final class ScriptImages {
	private static final String BUNDLE = "org.tapsetstudio.dsl.ui"; //$NON-NLS-1$

	private ScriptImages() {
	}

	/** The picture of a proposal. */
	public static Image of(ProposalKind kind) {
		return switch (kind) {
		case PROBE_POINT -> get("probe"); //$NON-NLS-1$
		case MARKER, TARGET_VARIABLE -> get("marker"); //$NON-NLS-1$
		case FUNCTION -> get("function"); //$NON-NLS-1$
		case GLOBAL -> get("global"); //$NON-NLS-1$
		case LOCAL -> get("local"); //$NON-NLS-1$
		case MACRO, OPERATOR -> get("macro"); //$NON-NLS-1$
		case KEYWORD, TEMPLATE -> get("keyword"); //$NON-NLS-1$
		case FILE -> PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJ_FILE);
		case FOLDER -> PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJ_FOLDER);
		};
	}

	/** An image of the folder icons. */
	public static Image get(String name) {
		ImageRegistry registry = JFaceResources.getImageRegistry();
		String key = BUNDLE + '.' + name;
		if (registry.getDescriptor(key) == null) {
			registry.put(key, descriptor(name));
		}
		return registry.get(key);
	}

	/** The same for actions, which make and free their images themselves. */
	public static ImageDescriptor descriptor(String name) {
		return ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/" + name + ".svg").orElseGet(ImageDescriptor::getMissingImageDescriptor); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
