"""Very many processes in one session, and process numbers that are used again. Usage: test_processes.py HELPER MARKERS DUMP [unittest options]

TAPSET_PROCESSES=10000 says how many there are; 400 without it.
"""
import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

HELPER, MARKERS, DUMP = (os.path.abspath(sys.argv.pop(1)) for _ in range(3))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../providers/tests"))
import session

COUNT = int(os.environ.get("TAPSET_PROCESSES", 400))
SIZES = {"id": 1, "provider": "plain", "name": "sizes", "slots": [{"kind": "int", "arg": 1}]}
CHILD = {"id": 1, "provider": "plain", "name": "child", "slots": [{"kind": "int", "arg": 2}]}


class Processes(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="tapset-processes-test-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.recording = os.path.join(self.folder, "run.taprec")

    def trace(self, command, probe, backend="agent"):
        try:
            end, _, err = session.run(HELPER, self.recording, command, probes=[probe], backend=backend, timeout=3600)
        except session.Refused as problem:
            self.skipTest(str(problem))
        self.assertEqual((end.get("status"), err), (0, ""))
        dump = subprocess.run([DUMP, self.recording], capture_output=True, encoding="latin-1", check=True).stdout
        self.assertNotRegex(dump, "CORRUPT|BACKWARDS|undefined|WITHOUT LOG|LOST")
        return dump

    def files(self, pattern):
        return [m for m in (re.fullmatch(pattern, name) for name in os.listdir(self.recording)) if m]

    def each_has_its_own_log(self, dump, count):
        self.assertEqual(len(re.findall(r"^plain:sizes#1\(-1\)$", dump, re.M)), count)
        streams = self.files(r"t(\d+)-(\w+)-\1-0\.stream")
        self.assertEqual(len({(m[1], m[2]) for m in streams}), count)
        for m in streams:
            self.assertTrue(os.path.exists(os.path.join(self.recording, f"p{m[1]}-{m[2]}.log")), m[0])

    def test_programs_one_after_another(self):
        shell = f'i=0; while [ $i -lt {COUNT} ]; do {MARKERS} sizes; i=$((i+1)); done > /dev/null'
        begin = time.monotonic()
        dump = self.trace(["sh", "-c", shell], SIZES)
        print(f"{COUNT} programs: {(time.monotonic() - begin) / COUNT * 1000:.1f} ms each, {self.size() / COUNT / 1024:.0f} KiB each", file=sys.stderr)
        self.each_has_its_own_log(dump, COUNT)

    def size(self):
        return sum(os.stat(os.path.join(self.recording, name)).st_blocks * 512 for name in os.listdir(self.recording))

    def test_forked_children_by_agent(self):
        self.forks("agent")

    def test_forked_children_by_kernel(self):
        self.forks("uprobe")

    def forks(self, backend):
        dump = self.trace([MARKERS, "forks", str(COUNT)], CHILD, backend)
        self.assertEqual(collections.Counter(re.findall(r"^plain:child#1\((\d+)\)$", dump, re.M)), {str(i): 2 for i in range(COUNT)})

    def test_a_number_that_is_used_again(self):
        probe = ["unshare", "--pid", "--fork", "--mount-proc", "sh", "-c", "echo 1000 > /proc/sys/kernel/ns_last_pid"]
        if subprocess.run(probe, capture_output=True).returncode != 0:
            self.skipTest("processes cannot be given numbers here (needs root)")
        again = f"for i in 1 2 3; do echo 1000 > /proc/sys/kernel/ns_last_pid; {MARKERS} sizes; done > /dev/null"
        dump = self.trace([*probe[:-1], again], SIZES)
        self.each_has_its_own_log(dump, 3)
        self.assertEqual([m[1] for m in self.files(r"t(\d+)-.*\.stream")], ["1001"] * 3)


if __name__ == "__main__":
    unittest.main()
