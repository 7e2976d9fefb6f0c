"""The agent in programs for aarch64, under an emulator of one process. Usage: agent_test.py AGENT MARKERS PRESERVE DUMP PLUGIN -- EMULATOR...

What the emulator cannot show: children (qemu 7 does not do MADV_WIPEONFORK, by which a child finds out that it is one; and in a program that is started the machine's own loader would
see LD_PRELOAD), attaching (it has no ptrace), kernel probes, and whether the processor's instruction cache is told of new code."""
import collections
import os
import re
import subprocess
import sys
import tempfile
import unittest

SPLIT = sys.argv.index("--")
AGENT, MARKERS, PRESERVE, DUMP, PLUGIN = (os.path.abspath(a) for a in sys.argv[1:SPLIT])
EMULATOR = sys.argv[SPLIT + 1:]

PLAN = """tapset-plan\t1
hz\t1000000000
clock\t%s
python\tauto
policy\tgrow
probe\t1\t\tplain\tsizes\t*
probe\t2\t\tplain\tconstants\t*
probe\t3\t\tplain\tstrings\ts1,s2,i3
probe\t4\t\tplain\tpair\tn1:2
probe\t5\t\tplain\tbad\ts1,s2,i3
probe\t6\t\tfixture\tguarded\ts1,i2
probe\t7\t\tplain\tthread\ts1,i2,i3
probe\t15\t\tpreserve\t*\t*
probe\t18\t\tplugin\t*\t*
probe\t20\t\t.function\tguarded\ti1,u8
probe\t21\t*/markers\t.return\tmain\ti1
"""


class AgentTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(suffix=".taprec")
        self.addCleanup(self.folder.cleanup)
        self.processor = "max"
        self.plan("tsc")

    def plan(self, clock):
        with open(os.path.join(self.folder.name, "plan"), "w") as plan:
            plan.write(PLAN % clock)

    def trace(self, *command):
        result = subprocess.run([*EMULATOR, "-cpu", self.processor, "-E", "LD_PRELOAD=" + AGENT, "-E", "TAPSET_RECORDING=" + self.folder.name, *command], capture_output=True, text=True)
        self.assertEqual("", result.stderr)
        self.assertEqual(0, result.returncode)
        return result.stdout

    def dump(self):
        dump = subprocess.run([*EMULATOR, DUMP, self.folder.name], capture_output=True, text=True, errors="replace", check=True)
        for bad in ("CORRUPT", "BACKWARDS", "undefined", "WITHOUT LOG", "unknown type"):
            self.assertNotIn(bad, dump.stdout)
        return dump.stdout.splitlines()

    def switch(self, *off):
        """The file by which the helper switches probes: a byte for each line of the plan."""
        numbers = re.findall(r"^probe\t(\d+)", PLAN, re.M)
        with open(os.path.join(self.folder.name, "switches"), "wb") as switches:
            switches.write(bytes(number not in off for number in numbers))

    def events(self, provider="plain"):
        return [line for line in self.dump() if line.startswith(provider + ":")]

    def test_every_integer_size(self):
        self.trace(MARKERS, "sizes")
        self.assertEqual(["plain:sizes#1(-1, 200, -300, 60000, -70000, 4000000000, -5000000000, 18000000000000000000)", "plain:constants#2(42, -7)"], self.events())

    def test_strings_in_reused_memory_and_pointer_length_pairs(self):
        self.trace(MARKERS, "strings", "12")
        expected = []
        for i in range(12):
            expected += ['plain:strings#3("text %d", "☠.py", %d)' % (i % 10, i), 'plain:pair#4("ext")']
        self.assertEqual(expected, self.events())

    def test_bad_pointers_cost_one_value(self):
        self.trace(MARKERS, "bad")
        self.assertEqual(['plain:bad#5(UNREADABLE, "edge", 1) FAULT', 'plain:bad#5(NULL, UNREADABLE, 2) FAULT', 'plain:bad#5(UNREADABLE, UNREADABLE, 3) FAULT'], self.events())

    def test_semaphore_is_raised(self):
        self.assertEqual("guarded 2 semaphore 1\n", self.trace(MARKERS, "guarded", "2"))
        self.assertEqual(['fixture:guarded#6("only when asked", 0)', 'fixture:guarded#6("only when asked", 1)'], self.events("fixture"))

    def test_probes_that_are_switched_off(self):
        self.switch("1", "20")
        self.trace(MARKERS, "sizes")
        self.assertEqual(["plain:constants#2(42, -7)"], self.events())
        self.trace(MARKERS, "guarded", "2")
        self.assertEqual(2, len(self.events("fixture")))
        self.assertEqual([], self.events(".function"))

    def test_eight_threads(self):
        self.trace(MARKERS, "threads", "8")
        counts = collections.Counter(re.match(r'plain:thread#7\("in a thread", (\d+), \d+\)', e).group(1) for e in self.events())
        self.assertEqual({str(i): 10000 for i in range(8)}, dict(counts))

    def test_library_loaded_and_unloaded_among_threads(self):
        self.assertEqual("plugin 20\n", self.trace(MARKERS, "plugin", "20", PLUGIN))
        self.assertEqual(20, self.events("plugin").count("plugin:loaded#18(1)"), "also in the constructor, which runs inside dlopen")

    def test_clock_of_the_system(self):
        self.plan("mono")
        self.trace(MARKERS, "sizes")
        self.assertEqual(2, len(self.events()))

    def test_vectors_without_the_scalable_extension(self):
        self.processor = "cortex-a57"
        self.assertEqual("preserved: yes\n", self.trace(PRESERVE))

    def test_registers_flags_and_vectors(self):
        self.assertEqual("preserved: yes\n", self.trace(PRESERVE))
        events = [e for e in self.events("preserve") if e.startswith("preserve:registers")]
        self.assertEqual(20, len(events))
        for round, event in enumerate(events):
            before = bytes((i * 7 + 13 * round + 1) & 255 for i in range(248))
            words = [int.from_bytes(before[8 * n:8 * n + 8], "little") for n in range(31)]
            self.assertEqual("preserve:registers#15(%s)" % ", ".join(str(w) for w in words[:28] + words[29:31] + [words[0], -7]), event)

    def test_functions_with_arguments_results_and_callers(self):
        self.trace(MARKERS, "guarded", "3")
        self.assertEqual([".return:main#21(0)"], self.events(".return"))
        [called] = self.events(".function")
        self.assertRegex(called, r"^\.function:guarded#20\(3, [0-9a-f]+( [0-9a-f]+){3,}\)$", "main, its caller in libc, and _start")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
