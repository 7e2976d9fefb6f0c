package org.tapsetstudio.dsl.ui.hierarchy;

import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.progress.IDeferredWorkbenchAdapter;
import org.eclipse.ui.progress.IElementCollector;
import org.tapsetstudio.dsl.ide.hierarchy.Call;
import org.tapsetstudio.dsl.ide.hierarchy.CallHierarchy;
import org.tapsetstudio.dsl.ide.hierarchy.CallItem;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.icons.ScriptImages;
import org.tapsetstudio.dsl.ui.search.WorkspaceScripts;

/** A function or probe in the tree. What is below it is looked for in the background when it is opened. */
final class CallNode implements IDeferredWorkbenchAdapter {
	private final ScriptDocument script;
	private final boolean callees;
	private final CallNode parent;
	private final CallItem item;
	private final List<TextSpan> places;

	private CallNode(ScriptDocument script, boolean callees, CallNode parent, CallItem item, List<TextSpan> places) {
		this.script = script;
		this.callees = callees;
		this.parent = parent;
		this.item = item;
		this.places = places;
	}

	/**
	 * A tree's root.
	 *
	 * @param script in which the item was found
	 * @param callees true for what the item calls, false for who calls it
	 */
	static CallNode root(ScriptDocument script, CallItem item, boolean callees) {
		return new CallNode(script, callees, null, item, List.of());
	}

	/** The same root the other way round. */
	CallNode root(boolean newCallees) {
		return root(script, item, newCallees);
	}

	CallItem item() {
		return item;
	}

	/** From how many places it is called, or calls; 0 for the root. */
	int count() {
		return places.size();
	}

	/** The file with {@link #where}. */
	String file() {
		return callees && parent != null ? parent.item.fileName() : item.fileName();
	}

	/** The first call; of the root its name. */
	TextSpan where() {
		return places.isEmpty() ? item.span() : places.get(0);
	}

	@Override
	public void fetchDeferredChildren(Object object, IElementCollector collector, IProgressMonitor monitor) {
		try {
			CallHierarchy hierarchy = new CallHierarchy(script.current());
			List<Call> calls = callees ? hierarchy.callees(item) : hierarchy.callers(item, WorkspaceScripts.models(monitor));
			collector.add(calls.stream().map(call -> new CallNode(script, callees, this, call.item(), call.places())).toArray(), monitor);
		} catch (CoreException e) {
			ILog.of(CallNode.class).log(e.getStatus());
		}
		collector.done();
	}

	/** Nothing calls a probe, so there it ends. */
	@Override
	public boolean isContainer() {
		return parent == null || !item.probe();
	}

	@Override
	public ISchedulingRule getRule(Object object) {
		return null;
	}

	/** Not asked for: children come by {@link #fetchDeferredChildren}. */
	@Override
	public Object[] getChildren(Object object) {
		return new Object[0];
	}

	@Override
	public ImageDescriptor getImageDescriptor(Object object) {
		return ScriptImages.descriptor(item.probe() ? "probe" : "function"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public String getLabel(Object object) {
		return item.name();
	}

	@Override
	public Object getParent(Object object) {
		return parent;
	}
}
