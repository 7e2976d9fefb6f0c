package org.tapsetstudio.analysis.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallDurations;
import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.activities.Activities;
import org.tapsetstudio.analysis.activities.Activity;
import org.tapsetstudio.analysis.activities.ActivityLane;
import org.tapsetstudio.analysis.activities.ThreadStates;
import org.tapsetstudio.analysis.activities.ThreadStates.State;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.pairing.Function;

class ActivitiesTest {
	@TempDir
	Path folder;

	private CallTreeBuilder builder;
	private RecordingIndex index;

	private List<ActivityLane> find(String text) throws IOException {
		builder = Trees.build(folder, text);
		index = Indexes.openOrBuild(builder.pairing().recording(), Progress.NONE);
		return Activities.of(index, builder.pairing().recording().clock(), Progress.NONE);
	}

	private String text(List<ActivityLane> rows) {
		return rows.stream().map(row -> {
			StringBuilder text = new StringBuilder(row.activity() + " " + row.lane().stream());
			for (int i = 0; i < row.size(); i++) {
				text.append("\n  ").append(row.time(i).from() / 1000).append("-").append(row.time(i).to() / 1000).append(' ').append(index.functions().get(row.span(i).function()).name());
			}
			return text.toString();
		}).collect(Collectors.joining("\n"));
	}

	@Test
	void queriesAndTransactionsOfPostgresql() throws IOException {
		List<ActivityLane> rows = find("""
				process 100 /usr/bin/postgres
				marker postgresql transaction__start int
				marker postgresql transaction__commit int
				marker postgresql query__start string
				marker postgresql query__done string
				marker postgresql lwlock__wait__start string
				marker postgresql lwlock__wait__done string
				thread 100/100 backend
				 10us postgresql:transaction__start 1
				 20us postgresql:query__start "SELECT 1"
				 25us postgresql:lwlock__wait__start "WALWrite"
				 28us postgresql:lwlock__wait__done "WALWrite"
				 30us postgresql:query__done "SELECT 1"
				 40us postgresql:query__start "SELECT 2"
				 60us postgresql:query__done "SELECT 2"
				 70us postgresql:transaction__commit 1
				""");
		assertEquals("""
				QUERY 100/100
				  20-30 query: SELECT 1
				  40-60 query: SELECT 2
				TRANSACTION 100/100
				  10-70 transaction
				LOCK_WAIT 100/100
				  25-28 lwlock__wait: WALWrite""", text(rows));
		assertEquals(15_000, rows.get(0).within(new TimeRange(25_000, 50_000)));
		assertEquals(1, rows.get(0).firstFrom(21_000));
		assertEquals(Activity.QUERY, rows.get(0).activity());
	}

	/** Of each function: how many calls, the shortest and the longest in microseconds. */
	private String durations() {
		List<CallDurations> all = CallDurations.byFunction(SpanSearch.of(f -> true), index.lanes(), index.functions().size(), builder.pairing().recording().clock(), Progress.NONE);
		return IntStream.range(0, all.size()).filter(f -> all.get(f) != null)
				.mapToObj(f -> index.functions().get(f).name() + " " + all.get(f).count() + "x " + Math.round(all.get(f).min() / 1000.0) + "-" + Math.round(all.get(f).max() / 1000.0)).collect(Collectors.joining(", "));
	}

	/** As a client's BEGIN and END do it: the transaction begins inside of one query and ends inside of another. */
	@Test
	void aTransactionOfSeveralQueries() throws IOException {
		List<ActivityLane> rows = find("""
				process 100 /usr/bin/postgres
				marker postgresql transaction__start int
				marker postgresql transaction__commit int
				marker postgresql transaction__abort int
				marker postgresql query__start string
				marker postgresql query__done string
				thread 100/100 backend
				 10us postgresql:query__start "BEGIN"
				 11us postgresql:transaction__start 1
				 12us postgresql:query__done "BEGIN"
				 20us postgresql:query__start "UPDATE a"
				 30us postgresql:query__done "UPDATE a"
				 40us postgresql:query__start "END"
				 45us postgresql:transaction__commit 1
				 46us postgresql:query__done "END"
				 50us postgresql:query__start "BEGIN"
				 51us postgresql:transaction__start 2
				 52us postgresql:query__done "BEGIN"
				 60us postgresql:query__start "ROLLBACK"
				 65us postgresql:transaction__abort 2
				 66us postgresql:query__done "ROLLBACK"
				""");
		assertEquals("""
				QUERY 100/100
				  10-12 query: BEGIN
				  20-30 query: UPDATE a
				  40-46 query: END
				  50-52 query: BEGIN
				  60-66 query: ROLLBACK
				TRANSACTION 100/100
				  11-45 transaction
				  51-65 transaction""", text(rows));
		assertEquals("RUNNING 10-12, WAITING 12-20, RUNNING 20-30, WAITING 30-40, RUNNING 40-46, OUTSIDE 46-50, RUNNING 50-52, WAITING 52-60, RUNNING 60-66",
				text(ThreadStates.of(index, rows, builder.pairing().recording().clock(), Progress.NONE).get(0)));
		CallTree tree = builder.snapshot(Grouping.MERGED);
		long transactions = 0;
		for (int node = 1; node < tree.size(); node++) {
			transactions += tree.label(node).equals("transaction") ? tree.calls(node) : 0;
			assertEquals(0, tree.unwound(node) + tree.cut(node), tree.label(node));
		}
		assertEquals(2, transactions);
		assertEquals("query: BEGIN 2x 2-2, transaction 2x 14-34, query: UPDATE a 1x 10-10, query: END 1x 6-6, query: ROLLBACK 1x 6-6", durations());
	}

	@Test
	void statesOfThreads() throws IOException {
		List<ActivityLane> rows = find("""
				process 100 /usr/bin/java
				marker hotspot method__entry int string int string
				marker hotspot method__return int string int string
				marker hotspot gc__begin int
				marker hotspot gc__end int
				marker hotspot monitor__contended__enter int
				marker hotspot monitor__contended__entered int
				thread 100/101 main
				 10us hotspot:method__entry 1 Main 0 run
				 20us hotspot:monitor__contended__enter 1
				 50us hotspot:monitor__contended__entered 1
				 60us hotspot:method__return 1 Main 0 run
				 80us hotspot:method__entry 1 Main 0 run
				100us hotspot:method__return 1 Main 0 run
				thread 100/102 VM
				 15us hotspot:gc__begin 0
				 35us hotspot:gc__end
				""");
		List<ThreadStates> states = ThreadStates.of(index, rows, builder.pairing().recording().clock(), Progress.NONE);
		assertEquals("RUNNING 10-20, BLOCKED 20-50, RUNNING 50-60, OUTSIDE 60-80, RUNNING 80-100", text(states.get(0)));
		assertEquals("COLLECTING 15-35, OUTSIDE 35-100", text(states.get(1)));
		assertEquals(Map.of(State.RUNNING, 15_000L, State.BLOCKED, 30_000L, State.OUTSIDE, 20_000L), states.get(0).sums(new TimeRange(15_000, 80_000)));
	}

	private static String text(ThreadStates states) {
		return states.stretches().stream().map(s -> s.state() + " " + s.time().from() / 1000 + "-" + s.time().to() / 1000).collect(Collectors.joining(", "));
	}

	@Test
	void methodsThatDoNothingButWaitAreWaiting() {
		assertTrue(Activity.isWaiting(new Function("hotspot", "method", "java.lang.Object.wait0", "wait0", "", 0)));
		assertTrue(Activity.isWaiting(new Function("hotspot", "method", "jdk.internal.misc.Unsafe.park", "park", "", 0)));
		assertFalse(Activity.isWaiting(new Function("hotspot", "method", "java.lang.Object.hashCode", "hashCode", "", 0)));
		assertFalse(Activity.isWaiting(new Function("python", "function", "java.lang.Object.wait0", "wait0", "", 0)));
	}

	@Test
	void whatWaitsInPythonsLibraryWaits() {
		assertTrue(Activity.isWaiting(python("Condition.wait", "wait", "/usr/lib/python3.11/threading.py")));
		assertTrue(Activity.isWaiting(python("join", "join", "/opt/python3/lib/python3.6/threading.py")));
		assertTrue(Activity.isWaiting(python("EpollSelector.select", "select", "/usr/lib/python3.13/selectors.py")));
		assertTrue(Activity.isWaiting(python("Popen.poll", "poll", "/usr/lib/python3.12/multiprocessing/popen_fork.py")));
		assertFalse(Activity.isWaiting(python("Condition.notify", "notify", "/usr/lib/python3.11/threading.py")));
		assertFalse(Activity.isWaiting(python("wait", "wait", "/home/me/python3/project/threading.py")), "not the library's");
		assertFalse(Activity.isWaiting(python("wait", "wait", "threading.py")));
	}

	private static Function python(String name, String plainName, String file) {
		return new Function("python", "function", name, plainName, file, 1);
	}
}
