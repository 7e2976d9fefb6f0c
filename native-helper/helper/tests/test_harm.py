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
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tests"))
from waiting import PATIENCE, until

HITS = [{"id": 1, "provider": "plain", "name": "hit3"}]
SERVED = [{"id": 1, "provider": "plain", "name": "served", "slots": [{"kind": "int", "arg": 2}, {"kind": "int", "arg": 3}]},
          {"id": 1, "provider": "plain", "name": "child", "slots": [{"kind": "int", "arg": 2}]}]
FOREVER = [{"id": 1, "provider": "plain", "name": "forever", "slots": [{"kind": "string", "arg": 1}, {"kind": "int", "arg": 2}]}]


class Harm(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="tapset-harm-test-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.recording = os.path.join(self.folder, "run.taprec")

    def launch(self, *command, probes, backend, **fields):
        """The program's input is a pipe of the helper's."""
        self.output = open(os.path.join(self.folder, "output"), "w")
        self.addCleanup(self.output.close)
        path = os.path.join(self.folder, "control")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path)
            listener.listen(1)
            listener.settimeout(PATIENCE)
            self.helper = subprocess.Popen([HELPER, "--control", path], stdin=subprocess.PIPE, stdout=self.output)
            self.addCleanup(self.helper.stdin.close)
            self.socket = listener.accept()[0]
        os.unlink(path)
        self.socket.settimeout(PATIENCE)
        self.lines = self.socket.makefile("rwb")
        self.addCleanup(self.close)
        self.receive()
        self.lines.write(json.dumps({"v": 1, "type": "launch", "recording": self.recording, "argv": list(command), "backend": backend, "probes": probes, **fields}).encode() + b"\n")
        self.lines.flush()
        answer = self.receive()
        if answer["type"] == "error" and backend == "uprobe":
            self.skipTest(answer["message"])
        while answer["type"] == "warning":
            answer = self.receive()
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

    def committed(self, of=""):
        """Bytes of events so far, in all streams or those of a process."""
        total = 0
        for name in os.listdir(self.recording):
            if name.startswith(of) and name.endswith(".stream"):
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
                until(lambda: self.committed() >= bytes_first)
                os.kill(pid, signal.SIGKILL)
                self.assertEqual(self.receive(), {"type": "exited", "pid": pid, "signal": "KILL"})
                self.whole_sequence()

    def test_killed_target_by_agent(self):
        self.killed_target("agent")

    def test_killed_target_by_kernel(self):
        self.killed_target("uprobe")

    def test_killed_helper_and_the_agent_goes_on(self):
        """In the threads that are there and in children that come later. Not before the agent has begun: a program image that starts when its session is over runs untraced."""
        self.launch(MARKERS, "serve", "2", probes=SERVED, backend="agent")
        until(lambda: self.committed() > 0)
        self.helper.kill()
        self.helper.wait(PATIENCE)
        recorded = self.committed()
        until(lambda: self.committed() > recorded + 20000)
        child = int(re.search(r"child (\d+)", self.ask("fork"))[1])
        until(lambda: self.committed(f"t{child}-") > 2000)
        os.kill(child, signal.SIGKILL)
        self.helper.stdin.close()
        until(lambda: "served" in self.printed())
        hits = collections.defaultdict(list)
        for name, thread, hit in re.findall(r"^plain:(served|child)#1\((?:(\d+), )?(\d+)\)", self.dump(), re.M):
            hits[name, thread].append(int(hit))
        self.assertEqual(set(hits), {("served", "0"), ("served", "1"), ("child", "")})
        for key, numbers in hits.items():
            self.assertEqual(numbers, list(range(numbers[0], numbers[0] + len(numbers))), key)

    def ask(self, line):
        """What the program answers to the one line of its input."""
        self.helper.stdin.write(line.encode() + b"\n")
        self.helper.stdin.flush()
        until(lambda: re.search(r"^least .*\n", self.printed(), re.M))
        return self.printed().splitlines()[-1]

    def printed(self):
        with open(self.output.name) as file:  # self.output's position is the program's, too
            return file.read()

    def test_caller_that_goes_away_while_the_kernel_probes(self):
        pid = self.launch(MARKERS, "forever", probes=FOREVER, backend="uprobe")
        until(lambda: self.committed() > 0)
        self.lines.close()
        self.socket.shutdown(socket.SHUT_RDWR)
        self.assertEqual(self.helper.wait(PATIENCE), 0)
        os.kill(pid, signal.SIGKILL)
        self.whole_sequence()

    # ---- overflow policies

    def overwritten(self, backend, count):
        """The newest events are there, in a bounded file, and how many went before them is known."""
        self.launch(MARKERS, "loop", str(count), "ints", probes=HITS, backend=backend, policy="overwrite", room=1 << 20)
        self.assertEqual(self.receive().get("status"), 0)
        dump = self.dump()
        lost = int(re.search(r"^stream .*lost=(\d+)", dump, re.M)[1])
        gone = int(re.search(r"^LOST (\d+) overwritten", dump, re.M)[1])
        numbers = [int(n) for n in re.findall(r"^plain:hit3#1\((\d+),", dump, re.M)]
        self.assertEqual(gone + len(numbers), count)
        self.assertEqual(lost, gone)
        self.assertEqual(numbers, list(range(count - len(numbers), count)))
        self.assertGreaterEqual(40 * len(numbers), 1 << 20)
        stream = next(os.path.join(self.recording, name) for name in os.listdir(self.recording) if name.endswith(".stream"))
        self.assertLess(os.stat(stream).st_blocks * 512, 2 << 20)

    def test_overwriting_by_agent(self):
        self.overwritten("agent", 1000000)

    def test_overwriting_by_kernel(self):
        self.overwritten("uprobe", 100000)

    def header_of_forever(self):
        until(lambda: self.committed() > 0)
        name = next(name for name in os.listdir(self.recording) if name.endswith(".stream"))
        return open(os.path.join(self.recording, name), "r+b", buffering=0)

    @staticmethod
    def field(header, offset):
        header.seek(offset)
        return int.from_bytes(header.read(8), "little")

    def blocked(self):
        """A program that waits for its reader, which has not come yet."""
        pid = self.launch(MARKERS, "forever", probes=FOREVER, backend="agent", policy="block", room=1 << 20)
        header = self.header_of_forever()
        self.addCleanup(header.close)
        until(lambda: self.waits(pid))
        self.assertEqual(self.field(header, 96), 0)
        return pid, header, 3 << 20

    @staticmethod
    def acknowledge(header, position):
        header.seek(96)
        header.write((position | 1).to_bytes(8, "little"))

    @staticmethod
    def waits(pid):
        with open(f"/proc/{pid}/wchan") as file, open(f"/proc/{pid}/syscall") as call:
            return "nanosleep" in file.read() or call.read().split()[0] in ("35", "230")

    def test_blocking_holds_the_program_back_until_it_is_read(self):
        pid, header, most = self.blocked()
        ahead = self.field(header, 40)
        self.assertLess(ahead, most)
        for _ in range(5):
            self.acknowledge(header, self.field(header, 40))
            until(lambda: self.field(header, 40) >= ahead + (1 << 20))
            ahead = self.field(header, 40)
        os.kill(pid, signal.SIGKILL)
        self.whole_sequence()
        self.assertGreater(self.field(header, 104), 0)

    def test_a_blocked_program_goes_on_when_the_helper_is_killed(self):
        pid, header, _ = self.blocked()
        self.acknowledge(header, 0)
        ahead = self.field(header, 40)
        self.helper.kill()
        self.helper.wait(PATIENCE)
        until(lambda: self.field(header, 40) >= ahead + (3 << 20))
        os.kill(pid, signal.SIGKILL)
        self.whole_sequence()

    def test_a_blocked_program_can_be_ended(self):
        pid, _, _ = self.blocked()
        os.kill(pid, signal.SIGTERM)
        self.assertEqual(self.receive(), {"type": "exited", "pid": pid, "signal": "TERM"})


if __name__ == "__main__":
    unittest.main()
