package org.tapsetstudio.ui.internal.properties;

import java.io.IOException;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.model.RecordingObjects;
import org.tapsetstudio.model.RecordingResource;
import org.tapsetstudio.model.recording.RecordingFactory;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.Bookmark;
import org.tapsetstudio.ui.internal.data.CallNode;
import org.tapsetstudio.ui.internal.data.TimedCall;

/** What is selected in views, as objects of the recording's model. */
final class SelectedObjects {
	private SelectedObjects() {
	}

	/** The object, or null for what is none. */
	static EObject of(Object selected) {
		return switch (selected) {
		case EObject object -> object;
		case CallNode node -> path(node);
		case TimedCall call -> call(call);
		case Bookmark mark -> bookmark(mark);
		default -> null;
		};
	}

	private static EObject path(CallNode node) {
		var tree = node.source().snapshot().tree();
		var path = RecordingFactory.eINSTANCE.createCallTreeNode();
		var frame = node.frame();
		path.setFunction(frame.function());
		path.setFile(frame.file());
		path.setLine(frame.line());
		if (node.index() < tree.size()) {
			path.setCalls(tree.calls(node.index()));
			path.setTotalNanos(tree.total(node.index()));
			path.setSelfNanos(tree.self(node.index()));
		}
		return path;
	}

	private static EObject bookmark(Bookmark mark) {
		var bookmark = RecordingFactory.eINSTANCE.createBookmark();
		bookmark.setId(mark.id());
		bookmark.setNote(mark.note());
		bookmark.setStartNanos(mark.time().from());
		bookmark.setEndNanos(mark.time().to());
		return bookmark;
	}

	private static EObject call(TimedCall call) {
		try {
			var objects = ((RecordingResource) RecordingResource.open(call.source().path()).eResource()).objects();
			var found = call.source().timeline().map(rows -> inIndex(call, rows, objects)).orElse(null);
			return found != null ? found : withoutIndex(call);
		} catch (IOException e) {
			UiPlugin.log(IStatus.WARNING, e.getMessage(), e);
			return withoutIndex(call);
		}
	}

	private static EObject inIndex(TimedCall call, TimelineRows rows, RecordingObjects objects) {
		for (var row : rows.rows()) {
			var span = row.lane().stream().toString().equals(call.thread()) ? rows.at(row, call.time().from()) : null;
			if (span != null && rows.function(span.function()).name().equals(call.function()) && rows.time(span).from() == call.time().from()) {
				return objects.call(row.lane(), span, rows.function(span.function()));
			}
		}
		return null;
	}

	private static EObject withoutIndex(TimedCall call) {
		var made = RecordingFactory.eINSTANCE.createCall();
		made.setFunction(call.function());
		made.setStartNanos(call.time().from());
		made.setDurationNanos(call.time().to() - call.time().from());
		return made;
	}
}
