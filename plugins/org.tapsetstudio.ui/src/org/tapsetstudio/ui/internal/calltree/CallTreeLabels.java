package org.tapsetstudio.ui.internal.calltree;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.CellLabelProvider;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.ui.internal.Icons;
import org.tapsetstudio.ui.internal.Messages;
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
			String text = column.text(model.tree(), node);
			cell.setText(column == CallTreeColumn.FUNCTION && model.isCut(node) ? text + Messages.CutMark : text);
			if (column == CallTreeColumn.FUNCTION) {
				cell.setImage(UiPlugin.image(Icons.FUNCTION));
				cell.setFont(model.matches(node) ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : null);
			}
		}
	}

	@Override
	public String getToolTipText(Object element) {
		int node = ((CallNode) element).index();
		var frame = model.tree().frame(node);
		String text = frame.file().isEmpty() ? frame.function() : frame.function() + '\n' + frame.file() + ':' + frame.line();
		return model.isCut(node) ? text + '\n' + NLS.bind(Messages.CutHint, CallTreeModel.LEVELS) : text;
	}
}
