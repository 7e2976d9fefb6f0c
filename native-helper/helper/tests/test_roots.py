"""The agent in processes with another root or other mounts, as in containers. Usage: test_roots.py HELPER MARKERS DUMP [unittest options]

Needs root.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HELPER, MARKERS, DUMP = (os.path.abspath(sys.argv.pop(1)) for _ in range(3))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../providers/tests"))
import session

SIZES = "plain:sizes#1(-1, 200, -300, 60000, -70000, 4000000000, -5000000000, 18000000000000000000)"


class Roots(unittest.TestCase):
    def setUp(self):
        if os.getuid() != 0:
            self.skipTest("only root can change its root and mounts")
        self.folder = tempfile.mkdtemp(prefix="tapset-roots-test-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.root = os.path.join(self.folder, "root")
        self.copy(MARKERS, "/markers")
        for library in re.findall(r"(/\S+) \(0x", subprocess.run(["ldd", MARKERS], capture_output=True, text=True, check=True).stdout):
            self.copy(library, library)
        self.inside = os.path.join(self.folder, "inside")
        os.mkdir(self.inside)

    def copy(self, file, to):
        to = self.root + to
        os.makedirs(os.path.dirname(to), exist_ok=True)
        shutil.copy(os.path.realpath(file), to)

    def trace(self, *command, helper=HELPER):
        recording = os.path.join(tempfile.mkdtemp(dir=self.folder), "run.taprec")
        end, out, err = session.run(helper, recording, list(command), probes=[{"id": 1, "provider": "plain", "name": "sizes"}], backend="agent")
        self.assertEqual(end.get("status"), 0, err)
        self.assertEqual(err, "")
        self.dump = subprocess.run([DUMP, recording], capture_output=True, text=True, check=True).stdout
        return out, [line for line in self.dump.splitlines() if line.startswith("plain:")]

    def test_other_root_leaves_the_program_alone(self):
        out, events = self.trace("chroot", self.root, "/markers", "sizes")
        self.assertTrue(out.startswith("sizes -1 200"))
        self.assertEqual(events, [])
        self.assertIn("runs in another root", self.dump)

    def test_other_root_keeps_what_else_is_preloaded(self):
        out, _ = self.trace("env", "LD_PRELOAD=/lib/x86_64-linux-gnu/libc.so.6", "chroot", self.root, "/markers", "environment", "LD_PRELOAD")
        self.assertEqual(out, "LD_PRELOAD=/lib/x86_64-linux-gnu/libc.so.6\n")
        out, _ = self.trace("chroot", self.root, "/markers", "environment", "LD_PRELOAD")
        self.assertEqual(out, "LD_PRELOAD=(none)\n")

    def test_other_user_who_may_not_read_the_agent(self):
        """The test's folder is its owner's alone."""
        for file in HELPER, os.path.join(os.path.dirname(HELPER), "../agent/libtapset-agent.so"):
            shutil.copy(file, self.folder)
        _, events = self.trace("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "/bin/true", helper=os.path.join(self.folder, os.path.basename(HELPER)))
        self.assertEqual(events, [])
        self.assertIn("runs as a user who may not read the agent's file", self.dump)

    def test_other_mounts(self):
        _, events = self.trace("unshare", "-m", "sh", "-c", f"mount --bind {self.root} {self.inside} && exec {self.inside}/markers sizes")
        self.assertEqual(events, [SIZES])
        self.assertRegex(self.dump, rf"module \d+ .*path={self.inside}/markers ")


if __name__ == "__main__":
    unittest.main()
