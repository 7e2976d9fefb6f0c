package org.tapsetstudio.dsl.ui.markers;

import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.dsl.ide.markers.MarkerNode;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;

/** Texts of the three columns. */
enum MarkerLabels {
	NAME(Messages.Column_name, 240) {
		@Override
		String text(MarkerNode node) {
			return node.label();
		}
	},
	DETAIL(Messages.Column_detail, 280) {
		@Override
		String text(MarkerNode node) {
			return node.detail();
		}
	},
	ARMABLE(Messages.Column_armable, 160) {
		@Override
		String text(MarkerNode node) {
			return node.armability() == null ? "" : node.armability().possible() ? Messages.Armable_yes : Messages.Armable_no + ": " + node.armability().why(); //$NON-NLS-1$ //$NON-NLS-2$
		}
	};

	private final String title;
	private final int width;

	MarkerLabels(String title, int width) {
		this.title = title;
		this.width = width;
	}

	String title() {
		return title;
	}

	int width() {
		return width;
	}

	abstract String text(MarkerNode node);

	ColumnLabelProvider provider() {
		return new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return text((MarkerNode) element);
			}

			@Override
			public Image getImage(Object element) {
				return MarkerLabels.this == NAME ? image((MarkerNode) element) : null;
			}

			@Override
			public String getToolTipText(Object element) {
				MarkerNode node = (MarkerNode) element;
				return node.armability() == null ? null : node.armability().why();
			}
		};
	}

	private static Image image(MarkerNode node) {
		return switch (node.kind()) {
		case PACKAGE, PROVIDER -> PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJ_FOLDER);
		case FILE -> PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJ_FILE);
		case PROCESS -> ScriptImages.get("function"); //$NON-NLS-1$
		case MARKER -> ScriptImages.get("marker"); //$NON-NLS-1$
		case ARGUMENT -> ScriptImages.get("local"); //$NON-NLS-1$
		};
	}
}
