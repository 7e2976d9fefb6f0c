package org.tapsetstudio.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Date;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.model.CallTreeNodes;
import org.tapsetstudio.model.RecordingLoader;
import org.tapsetstudio.model.RecordingResourceFactory;
import org.tapsetstudio.model.recording.Bookmark;
import org.tapsetstudio.model.recording.CallTreeNode;
import org.tapsetstudio.model.recording.HistogramBucket;
import org.tapsetstudio.model.recording.Recording;
import org.tapsetstudio.model.recording.RecordingFactory;
import org.tapsetstudio.model.recording.ResultColumn;
import org.tapsetstudio.model.recording.ResultRow;
import org.tapsetstudio.model.recording.ResultTable;
import org.tapsetstudio.recording.RecordingException;
import org.tapsetstudio.recording.testing.TextRecording;

class RecordingModelTest {
	@TempDir
	Path folder;

	@BeforeEach
	void record() {
		TextRecording.write(folder, """
				process 100 /usr/bin/python3 "python3 '\u2620.py'"
				note warning one marker was refused
				thread 100/100 main
				  10us > main \u2620.py:1
				  20us > f a.py:5
				  30us < f
				fork 101 from 100/100 at 35us
				thread 101/101 child
				  40us > g a.py:9
				exit 100 at 90us
				""");
	}

	private org.tapsetstudio.recording.Recording recording() throws RecordingException {
		return org.tapsetstudio.recording.Recording.open(folder);
	}

	@Test
	void isFilledFromTheFiles() throws IOException {
		Recording model = RecordingLoader.open(folder, RecordingResourceFactory.createResourceSet(), recording());
		assertEquals("python3 '\u2620.py'", model.getCommand());
		assertEquals(2, model.getProcesses().size());
		assertEquals("one marker was refused", model.getProcesses().get(0).getNotes().get(0));
		assertEquals("exited", model.getProcesses().get(0).getExit());
		assertSame(model.getProcesses().get(0), model.getProcesses().get(1).getParent());
		assertEquals("main", model.getProcesses().get(0).getThreads().get(0).getName());
		assertEquals("runtime hook", model.getMarkers().get(0).getArmedBy());
		assertNull(model.getMarkers().get(0).getBinary());
	}

	@Test
	void survivesSavingAndLoading() throws IOException {
		Recording model = RecordingLoader.open(folder, RecordingResourceFactory.createResourceSet(), recording());
		model.setScript("probe begin { println(\"<&>\") }\n");
		model.setStarted(new Date(1_767_225_600_000L));
		Bookmark bookmark = RecordingFactory.eINSTANCE.createBookmark();
		bookmark.setId("bookmark-1");
		bookmark.setNote("slow here");
		bookmark.setStartNanos(5);
		model.getBookmarks().add(bookmark);
		ResultTable table = RecordingFactory.eINSTANCE.createResultTable();
		table.setId("calls");
		ResultColumn column = RecordingFactory.eINSTANCE.createResultColumn();
		column.setTitle("FUNCTION");
		column.setKey(true);
		table.getColumns().add(column);
		ResultRow row = RecordingFactory.eINSTANCE.createResultRow();
		row.getCells().add("\u2620");
		HistogramBucket bucket = RecordingFactory.eINSTANCE.createHistogramBucket();
		bucket.setLow(Long.MIN_VALUE);
		bucket.setCount(3);
		row.getBuckets().add(bucket);
		table.getRows().add(row);
		model.getResults().add(table);
		model.eResource().save(null);

		Resource loaded = RecordingResourceFactory.createResourceSet().getResource(RecordingResourceFactory.uriOf(folder), true);
		assertTrue(EcoreUtil.equals(model, loaded.getContents().get(0)));
		for (EObject element : new EObject[] { model.getProcesses().get(1), model.getProcesses().get(0).getThreads().get(0), model.getMarkers().get(1), bookmark, table }) {
			String fragment = model.eResource().getURIFragment(element);
			assertTrue(EcoreUtil.equals(element, loaded.getEObject(fragment)), fragment);
		}
	}

	@Test
	void fillingAgainKeepsObjectsAndWhatTheUserAdded() throws IOException {
		Recording model = RecordingLoader.open(folder, RecordingResourceFactory.createResourceSet(), recording());
		model.setCommand("as typed");
		EObject process = model.getProcesses().get(0);
		RecordingLoader.fill(model, recording());
		assertEquals("as typed", model.getCommand());
		assertEquals(2, model.getProcesses().size());
		assertSame(process, model.getProcesses().get(0));
		assertEquals(4, model.getMarkers().size() + model.getProcesses().size());
	}

	@Test
	void callTreeNodesComeIntoBeingWhenLookedAt() throws IOException {
		CallTreeNode root = CallTreeNodes.root(CallTreeBuilder.complete(recording(), Progress.NONE).snapshot(Grouping.MERGED));
		assertTrue(CallTreeNodes.hasChildren(root));
		CallTreeNode main = root.getChildren().get(0);
		assertEquals("main", main.getLabel());
		assertEquals("\u2620.py", main.getFile());
		assertSame(main, root.getChildren().get(0));
		assertSame(root, main.getParent());
		assertEquals(2, main.getChildren().size());
	}
}
