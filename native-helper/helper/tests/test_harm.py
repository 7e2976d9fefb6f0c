"""What must not do any harm: full disks and violent ends. Usage: test_harm.py HELPER MARKERS DUMP [unittest options]"""
import collections
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import unittest

HELPER, MARKERS, DUMP = (os.path.abspath(sys.argv.pop(1)) for _ in range(3))
PATIENCE = 120
HITS = [{"id": 1, "provider": "plain", "name": "hit3"}]
FOREVER = [{"id": 1, "provider": "plain", "name": "forever", "slots": [{"kind": "string", "arg": 1}, {"kind": "int", "arg": 2}]}]


class Harm(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="tapset-harm-test-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.recording = os.path.join(self.folder, "run.taprec")

    def launch(self, *command, probes, backend):
        self.output = open(os.path.join(self.folder, "output"), "w+")
        self.addCleanup(self.output.close)
        path = os.path.join(self.folder, "control")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path)
            listener.listen(1)
            self.helper = subprocess.Popen([HELPER, "--control", path], stdout=self.output)
            self.socket = listener.accept()[0]
        os.unlink(path)
        self.socket.settimeout(PATIENCE)
        self.lines = self.socket.makefile("rwb")
        self.addCleanup(self.close)
        self.receive()
        self.lines.write(json.dumps({"v": 1, "type": "launch", "recording": self.recording, "argv": list(command), "backend": backend, "probes": probes}).encode() + b"\n")
        self.lines.flush()
        answer = self.receive()
        if answer["type"] == "error" and backend == "uprobe":
            self.skipTest(answer["message"])
        self.assertEqual(answer["type"], "started", answer)
        return answer["pid"]

    def receive(self):
        line = self.lines.readline()
        return json.loads(line) if line else None

    def close(self):
        self.lines.close()
        self.socket.close()
        self.helper.wait(PATIENCE)

    def dump(self):
        return subprocess.run([DUMP, self.recording], capture_output=True, text=True, check=True).stdout

    def committed(self):
        """Bytes of events so far."""
        total = 0
        for name in os.listdir(self.recording):
            if name.endswith(".stream"):
                with open(os.path.join(self.recording, name), "rb") as file:
                    total += int.from_bytes(file.read(48)[40:48], "little")
        return total

    def full_disk(self, backend):
        disk = os.path.join(self.folder, "disk")
        os.mkdir(disk)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tapset-test", disk], capture_output=True).returncode != 0:
            self.skipTest("a small disk cannot be mounted (needs root)")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        self.recording = os.path.join(disk, "run.taprec")
        count = 300000
        self.launch(MARKERS, "loop", str(count), "ints", probes=HITS, backend=backend)
        self.assertEqual(self.receive().get("status"), 0)
        dump = self.dump()
        lost = sum(int(n) for n in re.findall(r"^stream .*lost=(\d+)", dump, re.M))
        stored = dump.count("plain:hit3#1")
        self.assertGreater(stored, 10000)
        self.assertGreater(lost, 0)
        self.assertEqual(stored + lost, count)

    def test_full_disk_by_agent(self):
        self.full_disk("agent")

    def test_full_disk_by_kernel(self):
        self.full_disk("uprobe")

    def whole_sequence(self):
        numbers = [int(n) for n in re.findall(r'^plain:forever#1\("until killed", (\d+)\)', self.dump(), re.M)]
        self.assertGreater(len(numbers), 0)
        self.assertEqual(numbers, list(range(len(numbers))))

    def killed_target(self, backend):
        for bytes_first in (1, 5000, 300000, 3000000):
            with self.subTest(bytes_first):
                self.recording = os.path.join(self.folder, f"{backend}{bytes_first}.taprec")
                pid = self.launch(MARKERS, "forever", probes=FOREVER, backend=backend)
                while self.committed() < bytes_first:
                    pass
                os.kill(pid, signal.SIGKILL)
                self.assertEqual(self.receive(), {"type": "exited", "pid": pid, "signal": "KILL"})
                self.whole_sequence()

    def test_killed_target_by_agent(self):
        self.killed_target("agent")

    def test_killed_target_by_kernel(self):
        self.killed_target("uprobe")

    def test_killed_helper_and_the_agent_goes_on(self):
        self.launch(MARKERS, "forks", "300", probes=[{"id": 1, "provider": "plain", "name": "child", "slots": [{"kind": "int", "arg": 2}]}], backend="agent")
        self.helper.kill()
        self.helper.wait(PATIENCE)
        while "forks 300" not in self.printed():
            pass
        events = collections.Counter(re.findall(r"^plain:child#1\((\d+)\)", self.dump(), re.M))
        self.assertEqual(events, {str(i): 2 for i in range(300)})

    def printed(self):
        self.output.seek(0)
        return self.output.read()

    def test_caller_that_goes_away_while_the_kernel_probes(self):
        pid = self.launch(MARKERS, "forever", probes=FOREVER, backend="uprobe")
        while self.committed() == 0:
            pass
        self.lines.close()
        self.socket.shutdown(socket.SHUT_RDWR)
        self.assertEqual(self.helper.wait(PATIENCE), 0)
        os.kill(pid, signal.SIGKILL)
        self.whole_sequence()


if __name__ == "__main__":
    unittest.main()
