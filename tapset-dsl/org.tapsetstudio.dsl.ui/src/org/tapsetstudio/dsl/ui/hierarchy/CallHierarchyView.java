package org.tapsetstudio.dsl.ui.hierarchy;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.tapsetstudio.dsl.ui.hyperlink.ScriptSource;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;

/** Shows who calls a function, or what a function or probe calls, level by level. A double-click goes to the call. */
public final class CallHierarchyView extends ViewPart {
	static final String ID = "org.tapsetstudio.dsl.ui.callHierarchy"; //$NON-NLS-1$

	private TreeViewer viewer;
	private IAction callees;
	private CallNode root;

	@Override
	public void createPartControl(Composite parent) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.tapsetstudio.doc.callHierarchy");
		viewer = new TreeViewer(parent, SWT.H_SCROLL | SWT.V_SCROLL);
		viewer.setContentProvider(new CallContent());
		viewer.setLabelProvider(CallLabels.create());
		viewer.addOpenListener(event -> {
			if (((IStructuredSelection) event.getSelection()).getFirstElement() instanceof CallNode node) {
				ScriptSource.open(getSite().getPage(), node.file(), node.where().start(), node.where().length());
			}
		});
		callees = new Action(Messages.CallHierarchyView_callees, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				if (root != null) {
					show(root.root(isChecked()), isChecked());
				}
			}
		};
		callees.setImageDescriptor(ScriptImages.descriptor("function")); //$NON-NLS-1$
		getViewSite().getActionBars().getToolBarManager().add(callees);
		getSite().setSelectionProvider(viewer);
		setContentDescription(Messages.CallHierarchyView_empty);
	}

	/** UI thread only. */
	void show(CallNode newRoot, boolean showCallees) {
		root = newRoot;
		callees.setChecked(showCallees);
		setContentDescription(NLS.bind(showCallees ? Messages.CallHierarchyView_calleesOf : Messages.CallHierarchyView_callersOf, newRoot.item().name()));
		viewer.setInput(new Object[] { newRoot });
		viewer.expandToLevel(2);
	}

	@Override
	public void setFocus() {
		viewer.getControl().setFocus();
	}
}
