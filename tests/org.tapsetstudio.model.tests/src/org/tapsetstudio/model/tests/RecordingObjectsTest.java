package org.tapsetstudio.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.model.RecordingLoader;
import org.tapsetstudio.model.RecordingResource;
import org.tapsetstudio.model.RecordingResourceFactory;
import org.tapsetstudio.model.recording.Call;
import org.tapsetstudio.model.recording.CallTreeNode;
import org.tapsetstudio.model.recording.Event;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.ThreadStream;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.testing.TextRecording;

/** Events, calls and call paths as objects with URIs. */
class RecordingObjectsTest {
	@TempDir
	Path folder;
	private Recording recording;
	private RecordingResource resource;

	@BeforeEach
	void record() throws IOException {
		TextRecording.write(folder, """
				process 100 /usr/bin/python3 "python3 a.py"
				marker app event int string
				thread 100/100 main
				  10us > main "dir with / and #/a.py:1"
				  20us > f \u2620.py:5
				  25us app:event 42 "hello"
				  30us < f unwound
				  35us lost 3
				thread 100/107 worker
				  15us > work b.py:20
				  90us < work
				""");
		recording = Recording.open(folder);
		resource = (RecordingResource) RecordingLoader.open(folder, RecordingResourceFactory.createResourceSet(), recording).eResource();
		RecordingResource.save(resource.getRecording(), folder);
	}

	/** As in another program, later. */
	private static EObject again(EObject object) {
		URI uri = EcoreUtil.getURI(object);
		EObject found = RecordingResourceFactory.createResourceSet().getEObject(uri, true);
		assertTrue(found != null, uri.toString());
		assertNotSame(object, found);
		assertEquals(uri, EcoreUtil.getURI(found));
		return found;
	}

	private List<Event> events() {
		List<Event> events = new ArrayList<>();
		for (ThreadStream stream : recording.streams()) {
			StreamCursor cursor = stream.cursor();
			while (cursor.next()) {
				events.add(resource.objects().event(stream, cursor.position()));
			}
		}
		return events;
	}

	@Test
	void anEventIsAnObject() {
		List<Event> events = events();
		assertEquals(7, events.size());
		Event event = events.get(2);
		assertEquals(List.of("42", "hello"), event.getArguments());
		assertEquals("app:event", event.getProvider() + ":" + event.getMarker());
		assertEquals(25_000, event.getNanos());
		assertEquals("main", event.getThread().getName());
		assertEquals("a return by an exception", events.get(3).getFlags());
		assertEquals("3 events are missing here", events.get(4).getMarker());
		assertSame(event, resource.getEObject(event.getId()));
		for (Event each : events) {
			assertEquals(each.getArguments(), ((Event) again(each)).getArguments());
		}
	}

	@Test
	void aCallIsAnObject() throws IOException {
		RecordingIndex index = Indexes.openOrBuild(recording, Progress.NONE);
		int calls = 0;
		for (LaneIndex lane : index.lanes()) {
			for (int depth = 0; depth < lane.depth(); depth++) {
				for (int i = 0; i < lane.count(depth); i++, calls++) {
					Call call = resource.objects().call(lane, lane.span(depth, i), index.functions().get(lane.function(depth, i)));
					assertTrue(EcoreUtil.equals(attributes(call), attributes(again(call))));
				}
			}
		}
		assertTrue(calls >= 4);
		LaneIndex main = index.lanes().get(0);
		Call f = resource.objects().call(main, main.span(1, 0), index.functions().get(main.function(1, 0)));
		assertEquals("f \u2620.py 5 20000 10000", f.getFunction() + " " + f.getFile() + " " + f.getLine() + " " + f.getStartNanos() + " " + f.getDurationNanos());
		assertEquals("left by an exception, or found left when a caller returned", f.getRemarks());
	}

	private static EObject attributes(EObject call) {
		Call copy = (Call) EcoreUtil.copy(call);
		copy.setThread(null);
		return copy;
	}

	/** What a bookmark or a selection has kept still means the same when the index was lost and is made anew. */
	@Test
	void urisOfCallsOutliveTheIndex() throws IOException {
		Map<URI, EObject> before = calls();
		try (Stream<Path> files = Files.list(folder.resolve(RecordingIndex.FOLDER))) {
			for (Path file : files.toList()) {
				Files.delete(file);
			}
		}
		Map<URI, EObject> after = calls();
		assertEquals(before.keySet(), after.keySet());
		before.forEach((uri, call) -> {
			assertTrue(EcoreUtil.equals(attributes(call), attributes(after.get(uri))), uri.toString());
			assertTrue(EcoreUtil.equals(attributes(call), attributes(again(call))), uri.toString());
		});
	}

	private Map<URI, EObject> calls() throws IOException {
		RecordingIndex index = Indexes.openOrBuild(recording, Progress.NONE);
		Map<URI, EObject> calls = new HashMap<>();
		for (LaneIndex lane : index.lanes()) {
			for (int depth = 0; depth < lane.depth(); depth++) {
				for (int i = 0; i < lane.count(depth); i++) {
					Call call = resource.objects().call(lane, lane.span(depth, i), index.functions().get(lane.function(depth, i)));
					calls.put(EcoreUtil.getURI(call), call);
				}
			}
		}
		return calls;
	}

	@Test
	void aCallPathHasAUri() throws IOException {
		CallTreeNode root = resource.objects().tree();
		CallTreeNode main = root.getChildren().stream().filter(node -> node.getFunction().equals("main")).findFirst().orElseThrow();
		CallTreeNode f = main.getChildren().get(0);
		for (CallTreeNode node : List.of(root, main, f)) {
			assertEquals(node.getLabel(), ((CallTreeNode) again(node)).getLabel());
			assertSame(node, resource.getEObject(resource.getURIFragment(node)));
		}
	}

	@Test
	void whatIsNotThereIsNull() {
		String thread = events().get(0).getId().substring("event-".length()).replaceAll("-[0-9]+$", "");
		for (String fragment : List.of("event-" + thread + "-4", "event-" + thread + "-999999", "event-" + thread + "--8", "event-x", "call-" + thread + "-0-99", "call-" + thread + "-99-0", "call-" + thread + "-0--1",
				"call-" + thread + "-a-b", "path/nothing", "path/", "nothing")) {
			assertNull(resource.getEObject(fragment), fragment);
		}
	}

	@Test
	void lookingDoesNotChangeTheFile() throws IOException {
		events();
		resource.objects().tree().getChildren();
		assertEquals(1, resource.getContents().size());
		RecordingResource.save(resource.getRecording(), folder);
		assertEquals(Map.of(), Map.copyOf(EcoreUtil.CrossReferencer.find(resource.getContents()).entrySet().stream().filter(entry -> entry.getKey() instanceof Event || entry.getKey() instanceof Call)
				.collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
	}
}
