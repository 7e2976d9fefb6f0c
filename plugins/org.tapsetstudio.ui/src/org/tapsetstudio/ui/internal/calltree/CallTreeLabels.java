package org.tapsetstudio.ui.internal.calltree;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.CellLabelProvider;
import org.eclipse.jface.viewers.ViewerCell;
import org.tapsetstudio.ui.internal.Icons;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.CallNode;

/** The cells of one column; what the filter found is bold. */
final class CallTreeLabels extends CellLabelProvider {
	private final CallTreeModel model;
	private final CallTreeColumn column;

	CallTreeLabels(CallTreeModel model, CallTreeColumn column) {
		this.model = model;
		this.column = column;
	}

	@Override
	public void update(ViewerCell cell) {
		int node = ((CallNode) cell.getElement()).index();
		if (node < model.tree().size()) {
			cell.setText(column.text(model.tree(), node));
			if (column == CallTreeColumn.FUNCTION) {
				cell.setImage(UiPlugin.image(Icons.FUNCTION));
				cell.setFont(model.matches(node) ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : null);
			}
		}
	}

	@Override
	public String getToolTipText(Object element) {
		var frame = model.tree().frame(((CallNode) element).index());
		return frame.file().isEmpty() ? frame.function() : frame.function() + '\n' + frame.file() + ':' + frame.line();
	}
}
