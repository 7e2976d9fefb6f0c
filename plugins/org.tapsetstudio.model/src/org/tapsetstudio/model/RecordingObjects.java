package org.tapsetstudio.model;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.InternalEObject;
import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.model.recording.Call;
import org.tapsetstudio.model.recording.CallTreeNode;
import org.tapsetstudio.model.recording.Event;
import org.tapsetstudio.model.recording.RecordingFactory;
import org.tapsetstudio.model.recording.Thread;
import org.tapsetstudio.recording.EventValues;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.Site;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.ThreadStream;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.pairing.Function;

/**
 * Events, calls and call paths of a recording as objects that come into being when somebody asks for them, by what was selected or by the fragment of their URI:
 * {@code recording.tap#event-THREAD-POSITION}, {@code #call-THREAD-DEPTH-NUMBER}, {@code #path/FUNCTION/FUNCTION}, where THREAD is as in the thread's own id. The fragments stay the same however often the recording
 * is opened. Objects are in the resource, but not among its contents, and are not saved; nobody holds them but who looks. Not thread-safe, as EMF is not.
 */
public final class RecordingObjects {
	private static final String EVENT = "event-";
	private static final String CALL = "call-";

	private final RecordingResource resource;
	private final Map<String, WeakReference<EObject>> known = new HashMap<>();
	private Recording recording;
	private RecordingIndex index;
	private CallTreeNode tree;

	RecordingObjects(RecordingResource resource) {
		this.resource = resource;
	}

	/** The event that starts at a position of a stream, see {@link StreamCursor#position()}; null where there is none. */
	public Event event(ThreadStream stream, long position) {
		return (Event) object(EVENT + name(stream) + "-" + position, () -> makeEvent(stream, position));
	}

	/** A call that the index has, or a live one that has a number. */
	public Call call(LaneIndex lane, Span span, Function function) {
		return (Call) object(CALL + name(lane.stream()) + "-" + span.depth() + "-" + span.number(), () -> makeCall(lane, span, function));
	}

	/** The root of the call tree of all threads; its nodes make their children when these are asked for. Reads all events, once. */
	public CallTreeNode tree() throws IOException {
		if (tree == null) {
			tree = tree(CallTreeBuilder.complete(recording(), Progress.NONE).snapshot(Grouping.MERGED));
		}
		return tree;
	}

	/** The root of a call tree of this recording. */
	public CallTreeNode tree(CallTree of) {
		CallTreeNode root = CallTreeNodes.root(of);
		((InternalEObject) root).eSetResource(resource, null);
		return root;
	}

	/** What a fragment names, or null. */
	EObject find(String id) {
		WeakReference<EObject> made = known.get(id);
		EObject object = made == null ? null : made.get();
		try {
			return object != null ? object : id.startsWith(EVENT) ? findEvent(id) : id.startsWith(CALL) ? findCall(id) : CallTreeNodes.isPath(id) ? CallTreeNodes.find(tree(), id) : null;
		} catch (IOException | NumberFormatException e) {
			return null;
		}
	}

	private Event findEvent(String id) throws IOException {
		int last = id.lastIndexOf('-');
		for (ThreadStream stream : recording().streams()) {
			if (id.startsWith(EVENT + name(stream) + "-") && last == EVENT.length() + name(stream).length()) {
				return event(stream, Long.parseLong(id.substring(last + 1)));
			}
		}
		return null;
	}

	private Call findCall(String id) throws IOException {
		if (index == null) {
			index = Indexes.openOrBuild(recording(), Progress.NONE);
		}
		for (LaneIndex lane : index.lanes()) {
			String start = CALL + name(lane.stream()) + "-";
			String[] place = id.startsWith(start) ? id.substring(start.length()).split("-") : new String[0];
			if (place.length == 2) {
				int depth = Integer.parseInt(place[0]);
				int number = Integer.parseInt(place[1]);
				if (number >= 0 && number < lane.count(depth)) {
					Span span = lane.span(depth, number);
					return call(lane, span, index.functions().get(span.function()));
				}
			}
		}
		return null;
	}

	private Recording recording() throws IOException {
		if (recording == null) {
			recording = Recording.open(Path.of(resource.getURI().toFileString()).getParent());
		}
		return recording;
	}

	private EObject object(String id, Supplier<EObject> maker) {
		WeakReference<EObject> made = known.get(id);
		EObject object = made == null ? null : made.get();
		if (object == null) {
			object = maker.get();
			if (object != null) {
				((InternalEObject) object).eSetResource(resource, null);
				known.values().removeIf(reference -> reference.get() == null);
				known.put(id, new WeakReference<>(object));
			}
		}
		return object;
	}

	private static String name(ThreadStream stream) {
		return stream.image().id() + "-" + stream.tid() + "-" + stream.number();
	}

	private Thread thread(ThreadStream stream) {
		return resource.getEObject("thread-" + name(stream)) instanceof Thread thread ? thread : null;
	}

	private Event makeEvent(ThreadStream stream, long position) {
		StreamCursor cursor = stream.cursor();
		cursor.seek(position);
		if (position < 0 || (position & 7) != 0 || !cursor.next() || cursor.position() != position) {
			return null;
		}
		Event event = RecordingFactory.eINSTANCE.createEvent();
		event.setId(EVENT + name(stream) + "-" + position);
		Site site = EventValues.site(cursor);
		event.setProvider(site == null ? "" : site.provider());
		event.setMarker(cursor.isLost() ? cursor.lostCount() + " events are missing here" : site == null ? "" : site.name());
		event.setNanos(stream.recording().clock().toNanos(cursor.ticks()));
		event.setMoment(new Date(TimeUnit.NANOSECONDS.toMillis(stream.recording().clock().toWall(cursor.ticks()))));
		event.setFlags(Remarks.ofEvent(cursor.flags()));
		event.setThread(thread(stream));
		for (int argument = 1; site != null && argument <= site.lastArgument(); argument++) {
			event.getArguments().add(EventValues.asString(cursor, argument));
		}
		return event;
	}

	private Call makeCall(LaneIndex lane, Span span, Function function) {
		Call call = RecordingFactory.eINSTANCE.createCall();
		call.setId(CALL + name(lane.stream()) + "-" + span.depth() + "-" + span.number());
		call.setFunction(function.plainName());
		call.setFile(function.file());
		call.setLine(function.line());
		call.setStartNanos(lane.stream().recording().clock().toNanos(span.start()));
		call.setDurationNanos(lane.stream().recording().clock().durationNanos(span.end() - span.start()));
		call.setDepth(span.depth());
		call.setRemarks(Remarks.ofCall(span.flags()));
		call.setThread(thread(lane.stream()));
		return call;
	}
}
