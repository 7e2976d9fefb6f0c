"""The agent, live: traces the fixture program and reads the recordings through tapset-dump. Usage: agent_test.py AGENT MARKERS PRESERVE DUMP PLUGIN"""
import collections
import glob
import os
import re
import signal
import subprocess
import sys
import tempfile
import unittest

AGENT, MARKERS, PRESERVE, DUMP, PLUGIN = (os.path.abspath(a) for a in sys.argv[1:6])
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from waiting import until

PLAN = """tapset-plan\t1
hz\t1000000000
clock\tmono
python\tauto
policy\tgrow
probe\t1\t\tplain\tsizes\t*
probe\t2\t\tplain\tconstants\t*
probe\t3\t\tplain\tstrings\ts1,s2,i3
probe\t4\t\tplain\tpair\tn1:2
probe\t5\t\tplain\tbad\ts1,s2,i3
probe\t6\t\tfixture\tguarded\ts1,i2
probe\t7\t\tplain\tthread\ts1,i2,i3
probe\t8\t\tplain\tchild\ts1,i2
probe\t9\t\tplain\tparent\ts1
probe\t10\t\tplain\talarm\ts1,i2
probe\t11\t\tplain\tloop\ts1,i2
probe\t12\t*/markers*\tplain\t*_exec\t*
probe\t13\t\tplain\t*_vfork\t*
probe\t14\t\tplain\tforever\ts1,i2
probe\t15\t\tpreserve\t*\t*
probe\t16\t\tplain\tconstants\ti2,i9
probe\t18\t\tplugin\t*\t*
probe\t19\t\thotspot\tgc__begin\t*
probe\t20\t\thotspot\tgc__end\t*
probe\t21\t\thotspot\tthread__start\tn1:2
probe\t22\t\thotspot\tthread__stop\tn1:2
probe\t17\t/elsewhere/*\tplain\tconstants\t*
"""

# Null checks by fault keep the virtual machine's own SIGSEGV handler busy.
JAVA = """
public class Work {
    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < 5; i++) {
            Thread thread = new Thread(() -> { }, "worker " + i);
            thread.start();
            thread.join();
        }
        System.gc();
        System.gc();
        int caught = 0;
        int[] nothing = arguments.length > 5 ? new int[1] : null;
        for (int i = 0; i < 200000; i++) {
            try {
                caught += nothing.length;
            } catch (NullPointerException e) {
                caught++;
            }
        }
        System.out.println(caught);
    }
}
"""


class AgentTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(suffix=".taprec")
        self.addCleanup(self.folder.cleanup)
        with open(os.path.join(self.folder.name, "plan"), "w") as plan:
            plan.write(PLAN)
        self.environment = dict(os.environ, LD_PRELOAD=AGENT, TAPSET_RECORDING=self.folder.name)

    def trace(self, *command, **options):
        result = subprocess.run(command, env=self.environment, capture_output=True, text=True, **options)
        self.assertEqual("", result.stderr)
        self.assertEqual(0, result.returncode)
        return result.stdout

    def dump(self):
        dump = subprocess.run([DUMP, self.folder.name], capture_output=True, text=True, check=True)
        for bad in ("CORRUPT", "BACKWARDS", "undefined", "WITHOUT LOG", "unknown type"):
            self.assertNotIn(bad, dump.stdout)
        return dump.stdout.splitlines()

    def events(self, provider="plain"):
        return [line for line in self.dump() if line.startswith(provider + ":")]

    def test_every_integer_size_and_two_probes_on_one_marker(self):
        self.trace(MARKERS, "sizes")
        self.assertEqual([
            "plain:sizes#1(-1, 200, -300, 60000, -70000, 4000000000, -5000000000, 18000000000000000000)",
            "plain:constants#2(42, -7)",
            "plain:constants#16(-7)",
        ], self.events())

    def test_strings_in_reused_memory_and_pointer_length_pairs(self):
        self.trace(MARKERS, "strings", "12")
        expected = []
        for i in range(12):
            expected += ['plain:strings#3("text %d", "☠.py", %d)' % (i % 10, i), 'plain:pair#4("ext")']
        self.assertEqual(expected, self.events())

    def test_bad_pointers_cost_one_value(self):
        self.trace(MARKERS, "bad")
        self.assertEqual([
            'plain:bad#5(UNREADABLE, "edge", 1) FAULT',
            'plain:bad#5(NULL, UNREADABLE, 2) FAULT',
            'plain:bad#5(UNREADABLE, UNREADABLE, 3) FAULT',
        ], self.events())

    def test_program_keeps_its_own_fault_handler_and_mask(self):
        self.assertEqual("handlers ran 1 seen 1 masked 1\n", self.trace(MARKERS, "handlers"))
        self.assertEqual(['plain:bad#5(UNREADABLE, "good", %d) FAULT' % i for i in (1, 2, 3)], self.events())

    def test_semaphore_is_raised(self):
        self.assertEqual("guarded 2 semaphore 1\n", self.trace(MARKERS, "guarded", "2"))
        self.assertEqual(['fixture:guarded#6("only when asked", 0)', 'fixture:guarded#6("only when asked", 1)'], self.events("fixture"))

    def test_eight_threads(self):
        self.trace(MARKERS, "threads", "8")
        counts = collections.Counter(re.match(r'plain:thread#7\("in a thread", (\d+), \d+\)', e).group(1) for e in self.events())
        self.assertEqual({str(i): 10000 for i in range(8)}, dict(counts))

    def test_thousand_forks(self):
        self.trace(MARKERS, "forks", "1000")
        lines = self.dump()
        self.assertEqual(['plain:parent#9("before")'], [e for e in lines if e.startswith("plain:parent")])
        self.assertEqual(sorted(['plain:child#8("child %d", %d)' % (i, i) for i in range(1000)] + ['plain:child#8("before", %d)' % i for i in range(1000)]),
                         sorted(e for e in lines if e.startswith("plain:child")))
        self.assertEqual(1000, sum(1 for line in lines if line.startswith("fork tid=")))
        self.assertEqual(1001, sum(1 for line in lines if line == "exit reason=1"))

    def test_signals_in_the_middle_are_recorded_or_counted(self):
        self.trace(MARKERS, "signals", "300")
        lines = self.dump()
        events = [e for e in lines if e.startswith("plain:alarm")]
        lost = sum(int(line.split()[1]) for line in lines if line.startswith("LOST"))
        header = sum(int(re.search(r"lost=(\d+)", line).group(1)) for line in lines if line.startswith("stream"))
        alarms = max(int(re.search(r", (\d+)\)", e).group(1)) for e in events)
        self.assertGreaterEqual(len(events) + lost, alarms)
        self.assertEqual(lost, header)

    def test_vfork_empty_environment_and_exec(self):
        self.trace(MARKERS, "spawn")
        events = self.events()
        self.assertEqual(1, events.count("plain:before_exec#12(1)"))
        self.assertEqual(1, events.count("plain:after_vfork#13(0)"))
        self.assertEqual(2, sum(e.startswith("plain:sizes#1") for e in events), "the spawned and the exec'd program are traced")
        self.assertEqual(["exit reason=1", "exit reason=1", "exit reason=2"], sorted(line for line in self.dump() if line.startswith("exit")))

    def test_library_loaded_and_unloaded_among_threads(self):
        self.library_comes_and_goes()

    def test_library_loaded_into_a_namespace_of_its_own(self):
        self.library_comes_and_goes("apart")

    def library_comes_and_goes(self, *how):
        self.assertEqual("plugin 50\n", self.trace(MARKERS, "plugin", "50", PLUGIN, *how))
        events = self.events("plugin")
        self.assertEqual(50, events.count("plugin:loaded#18(1)"), "also in the constructor, which runs inside dlopen")
        self.assertEqual(50, sum(e.startswith("plugin:work#18(") for e in events))

    def test_garbage_collections_and_threads_of_java(self):
        found = sorted(glob.glob("/usr/lib/jvm/*/bin/java"))
        if not found:
            self.skipTest("no JVM under /usr/lib/jvm")
        source = os.path.join(self.folder.name, "Work.java")
        with open(source, "w") as file:
            file.write(JAVA)
        for java in found:
            with self.subTest(java=java):
                for name in os.listdir(self.folder.name):
                    if name.endswith((".log", ".stream")):
                        os.unlink(os.path.join(self.folder.name, name))
                self.assertEqual("200000\n", self.trace(java, "-XX:+UseSerialGC", source))
                events = self.events("hotspot")
                self.assertGreaterEqual(sum("gc__begin#19(1)" in e for e in events), 2, "two full collections were asked for")
                self.assertEqual(sum("gc__begin" in e for e in events), sum("gc__end" in e for e in events))
                for i in range(5):
                    self.assertEqual(1, events.count('hotspot:thread__start#21("worker %d")' % i))
                    self.assertEqual(1, events.count('hotspot:thread__stop#22("worker %d")' % i))

    def test_kill_loses_nothing(self):
        program = subprocess.Popen([MARKERS, "forever"], env=self.environment, stdout=subprocess.PIPE, text=True)
        self.assertEqual("ready\n", program.stdout.readline())
        until(lambda: any(name.endswith(".stream") and os.path.getsize(os.path.join(self.folder.name, name)) >= 2_000_000 for name in os.listdir(self.folder.name)))
        program.send_signal(signal.SIGKILL)
        program.wait()
        program.stdout.close()
        events = self.events()
        self.assertGreater(len(events), 30000)
        for i, event in enumerate(events):
            if event != 'plain:forever#14("until killed", %d)' % i:
                self.fail("event %d is %s" % (i, event))

    def test_registers_flags_vectors_and_red_zone(self):
        self.assertEqual("preserved: yes\n", self.trace(PRESERVE))
        self.assertEqual(20, sum(e.startswith("preserve:registers") for e in self.events("preserve")))

    def test_unwritable_recording_leaves_the_program_alone(self):
        self.environment["TAPSET_RECORDING"] = "/nonexistent/x.taprec"
        result = subprocess.run([MARKERS, "sizes"], env=self.environment, capture_output=True, text=True)
        self.assertEqual(0, result.returncode)
        self.assertTrue(result.stdout.startswith("sizes -1 200"))
        self.assertEqual(1, len(result.stderr.splitlines()))

    def test_file_size_limit_is_a_counted_loss(self):
        output = self.trace("/bin/bash", "-c", "ulimit -f 1000; exec %s threads 1" % MARKERS)
        self.assertEqual("threads 1 hits 10000\n", output)
        lines = self.dump()
        recorded = sum(line.startswith("plain:thread") for line in lines)
        header = sum(int(re.search(r"lost=(\d+)", line).group(1)) for line in lines if line.startswith("stream"))
        self.assertEqual(10000, recorded + header)

    def test_files_are_private(self):
        self.trace(MARKERS, "sizes")
        modes = {name: os.stat(os.path.join(self.folder.name, name)).st_mode & 0o777 for name in os.listdir(self.folder.name) if name != "plan"}
        self.assertEqual({0o600}, set(modes.values()))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[6:])
