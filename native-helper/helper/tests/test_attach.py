"""Attaches tapset-helper to running programs. Usage: test_attach.py HELPER MARKERS DUMP STATIC [unittest options]

A test never sleeps: it asks the program how far it is, until it is far enough.
"""
import collections
import ctypes
import glob
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

HELPER, MARKERS, DUMP, STATIC = (os.path.abspath(sys.argv.pop(1)) for _ in range(4))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tests"))
from waiting import PATIENCE, until

ENOUGH = 200
SERVED = [{"id": 1, "provider": "plain", "name": "served", "slots": [{"kind": "string", "arg": 1}, {"kind": "int", "arg": 2}, {"kind": "int", "arg": 3}]},
          {"id": 2, "provider": "fixture", "name": "guarded"}, {"id": 3, "provider": "plain", "name": "child", "slots": [{"kind": "int", "arg": 2}]}]
PYTHON = [{"id": 1, "provider": "python", "name": "function__entry", "slots": [{"kind": "string", "arg": 2}]},
          {"id": 2, "provider": "python", "name": "function__return", "slots": [{"kind": "string", "arg": 2}]}]
LOOP = """
import sys, threading, time
total, counted, stop = 0, 0, False
def leaf(n): return n + 1
def outer(n): return leaf(leaf(n))
def work():
    global total
    while not stop:
        total = outer(total)
        time.sleep(0.0001)
thread = threading.Thread(target=work)
thread.start()
print("ready", flush=True)
for line in sys.stdin:
    if line.strip() == "from":
        counted = total
    print("least", total - counted, flush=True)
stop = True
thread.join()
print("served")
"""


def text_differences(pid):
    """Executable mappings whose bytes differ from their file, except the agent."""
    differing = []
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb") as memory:
        for line in maps:
            fields = line.split()
            if len(fields) < 6 or "x" not in fields[1] or not fields[5].startswith("/") or "tapset-agent" in fields[5]:
                continue
            start, end = (int(part, 16) for part in fields[0].split("-"))
            with open(fields[5], "rb") as file:
                file.seek(int(fields[2], 16))
                wanted = file.read(end - start)
            memory.seek(start)
            if memory.read(len(wanted)) != wanted:
                differing.append(fields[5])
    return differing


class Program:
    def __init__(self, *command, **options):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **options)
        self.pid = self.process.pid
        assert self.process.stdout.readline() == "ready\n"

    def ask(self, line="go"):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        while True:
            answer = self.process.stdout.readline()
            if answer.startswith("least"):
                return [int(word) for word in answer.split()[1::2]]
            assert answer, "the program ended"

    def work(self):
        """Goes on until every thread has done something more."""
        self.ask("from")
        until(lambda: self.ask()[0] >= ENOUGH)

    def end(self):
        out, _ = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out.splitlines()[-1] if out else ""


class Session:
    """Attached to a process, or, given a command in place of its number, with a program that it starts; that one's input and output are pipes of the helper's."""

    def __init__(self, test, target, probes, recording=None):
        starts = not isinstance(target, int)
        self.folder = tempfile.mkdtemp(prefix="tapset-attach-test-")
        test.addCleanup(shutil.rmtree, self.folder)
        self.recording = recording or os.path.join(self.folder, "run.taprec")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(os.path.join(self.folder, "control"))
            listener.listen(1)
            listener.settimeout(PATIENCE)
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True} if starts else {}
            self.process = subprocess.Popen([HELPER, "--control", os.path.join(self.folder, "control")], **pipes)
            self.socket = listener.accept()[0]
        self.socket.settimeout(PATIENCE)
        self.lines = self.socket.makefile("rwb")
        test.addCleanup(self.close)
        self.receive()
        how = {"type": "launch", "argv": list(target)} if starts else {"type": "attach", "pid": target}
        self.send({"v": 1, "backend": "agent", "recording": self.recording, "probes": probes, **how})
        self.answer = self.receive()

    def send(self, message):
        self.lines.write(json.dumps(message).encode() + b"\n")
        self.lines.flush()

    def receive(self):
        line = self.lines.readline()
        return json.loads(line) if line else None

    def detach(self):
        self.send({"type": "detach"})
        return self.receive()

    def close(self):
        if not self.lines.closed:
            self.lines.close()
            self.socket.close()
        self.process.wait(timeout=PATIENCE)

    def dump(self):
        out = subprocess.run([DUMP, self.recording], capture_output=True, text=True, check=True).stdout
        for bad in ("CORRUPT", "BACKWARDS", "undefined", "WITHOUT LOG", "unknown type"):
            assert bad not in out, bad
        return out.splitlines()


class Started(Program):
    """A program that was started under tracing, and outlives its session."""

    def __init__(self, test, probes, *command):
        self.session = Session(test, command, probes)
        assert self.session.answer["type"] == "started", self.session.answer
        self.process = self.session.process
        self.pid = self.session.answer["pid"]
        test.addCleanup(self.kill)
        assert self.process.stdout.readline() == "ready\n"

    def kill(self):
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.communicate()


class Attaching(unittest.TestCase):
    def program(self, *command, **options):
        program = Program(*command, **options)
        self.addCleanup(lambda: (program.process.kill(), program.process.communicate()))
        return program

    def attach(self, pid, probes, **options):
        session = Session(self, pid, probes, **options)
        self.assertEqual("started", session.answer["type"], session.answer)
        return session

    def refused(self, pid, recording=None):
        answer = Session(self, pid, SERVED, recording).answer
        self.assertEqual(("error", "cannot-attach"), (answer["type"], answer["code"]), answer)
        return answer["message"]

    def check_served(self, session, threads):
        """Every thread's hits without a gap."""
        hits = collections.defaultdict(list)
        for line in session.dump():
            m = re.fullmatch(r'plain:served#1\("by a thread", (\d+), (\d+)\)', line)
            if m:
                hits[int(m[1])].append(int(m[2]))
        self.assertEqual(set(range(threads)), set(hits))
        for values in hits.values():
            self.assertGreaterEqual(len(values), ENOUGH - 1)  # the first may have been counted, not recorded
            self.assertEqual(values, list(range(values[0], values[0] + len(values))))

    def test_threads_again_and_again_and_nothing_stays(self):
        program = self.program(MARKERS, "serve", "6")
        self.assertEqual([], text_differences(program.pid))
        for _ in range(3):
            session = self.attach(program.pid, SERVED)
            self.assertEqual(1, program.ask()[1])
            self.assertIn(MARKERS, text_differences(program.pid))
            program.work()
            self.assertEqual({"type": "detached", "pid": program.pid, "ended": False}, session.detach())
            self.assertEqual([], text_differences(program.pid))
            self.assertEqual(0, program.ask()[1])
            program.work()
            self.check_served(session, 6)
            lines = session.dump()
            self.assertIn("exit reason=3", lines)
            self.assertEqual([], [line for line in lines if line.startswith(("log", "stream")) and "state=2" not in line])
        self.assertEqual((0, "served"), program.end())

    @staticmethod
    def switches(session):
        with open(os.path.join(session.recording, "switches"), "rb") as file:
            return file.read()

    def outlived(self, probes, *command):
        """The caller goes away; afterwards the program is as if it had never been traced, and does what it did."""
        program = Started(self, probes, *command)
        program.work()
        program.session.close()
        self.assertEqual([], text_differences(program.pid))
        self.assertTrue(all(probe == 0 for probe in self.switches(program.session)))
        before = program.session.dump()
        program.work()
        self.assertEqual(before, program.session.dump())
        return program, before

    def test_a_started_program_outlives_its_session(self):
        with_traps = SERVED + [{"id": 4, "provider": ".function", "name": "usleep"}, {"id": 5, "provider": ".function", "name": "*serve*"}]
        for probes in (SERVED, with_traps):
            program, lines = self.outlived(probes, MARKERS, "serve", "4")
            self.assertEqual(0, program.ask()[1])  # the semaphore
            self.check_served(program.session, 4)
            self.assertIn("exit reason=3", lines)
            child = program.ask("fork")[2]
            self.assertEqual([], text_differences(child))
            os.kill(child, signal.SIGKILL)
            again = self.attach(program.pid, SERVED)
            program.work()
            again.detach()
            self.assertEqual([], text_differences(program.pid))
            self.assertEqual("served", program.end()[1])
            self.check_served(again, 4)

    def test_a_started_interpreter_outlives_its_session(self):
        interpreters = [path for path in ["/usr/bin/python3", *sorted(glob.glob(os.path.expanduser("~/.pyenv/versions/3.*/bin/python")))] if os.access(path, os.X_OK)]
        for interpreter in interpreters:
            with self.subTest(interpreter):
                program, lines = self.outlived(PYTHON, interpreter, "-I", "-u", "-c", LOOP)
                self.assertGreater(sum("function__entry#1" in line for line in lines), ENOUGH)
                self.assertEqual("served", program.end()[1])

    def test_a_started_program_that_a_debugger_holds_records_no_more(self):
        """It cannot be left then, but all its probes are off."""
        program = Started(self, SERVED, MARKERS, "serve", "2")
        program.work()
        debugger = ctypes.CDLL(None, use_errno=True)
        for thread in os.listdir(f"/proc/{program.pid}/task"):
            self.assertEqual(0, debugger.ptrace(0x4206, int(thread), None, None))  # PTRACE_SEIZE: it runs on
        program.session.close()
        before = program.session.dump()
        self.assertNotEqual([], text_differences(program.pid))
        program.work()
        self.assertEqual(before, program.session.dump())
        program.end()

    def test_what_a_program_starts_after_its_session_is_not_traced(self):
        code = """import os, subprocess, sys
print("ready", flush=True)
for line in sys.stdin:
    subprocess.run([sys.executable, "-I", "-c", "import os; print('least', int('TAPSET_RECORDING' in os.environ))"])
print("served")
"""
        program = Started(self, PYTHON, "/usr/bin/python3", "-I", "-u", "-c", code)
        self.assertEqual([1], program.ask())
        program.session.close()
        logs = len(os.listdir(program.session.recording))
        self.assertEqual([0], program.ask())
        self.assertEqual(logs, len(os.listdir(program.session.recording)))
        self.assertEqual("served", program.end()[1])

    def test_children_are_followed_and_left(self):
        program = self.program(MARKERS, "serve", "2")
        session = self.attach(program.pid, SERVED)
        child = program.ask("fork")[2]
        program.work()
        session.detach()
        self.assertEqual([], text_differences(child))
        os.kill(child, signal.SIGKILL)
        self.assertIn(f"pid={child} ", "\n".join(session.dump()))
        self.assertEqual((0, "served"), program.end())

    def test_helper_is_killed_and_the_next_one_cleans_up(self):
        program = self.program(MARKERS, "serve", "3")
        first = self.attach(program.pid, SERVED)
        first.process.kill()
        first.process.wait()
        program.work()
        session = self.attach(program.pid, SERVED)
        program.work()
        session.detach()
        self.check_served(session, 3)
        self.assertEqual([], text_differences(program.pid))
        self.assertEqual(0, program.ask()[1])
        self.assertEqual((0, "served"), program.end())

    def test_only_one_session_at_a_time(self):
        program = self.program(MARKERS, "serve", "1")
        session = self.attach(program.pid, SERVED)
        self.assertIn("being traced already", self.refused(program.pid))
        program.work()
        session.detach()
        self.check_served(session, 1)

    def test_closing_the_connection_detaches(self):
        program = self.program(MARKERS, "serve", "2")
        session = self.attach(program.pid, SERVED)
        program.work()
        session.close()
        self.assertEqual([], text_differences(program.pid))
        self.assertEqual((0, "served"), program.end())

    def test_probes_are_switched_while_the_program_runs(self):
        program = self.program(MARKERS, "serve", "2")
        session = self.attach(program.pid, SERVED)
        program.work()
        self.switch(session, False)
        before = sum(line.startswith("plain:served") for line in session.dump())
        program.work()
        while_off = sum(line.startswith("plain:served") for line in session.dump())
        self.assertLessEqual(while_off - before, 2)  # each thread may have been in the middle of one
        self.switch(session, True)
        program.work()
        session.detach()
        self.assertGreater(sum(line.startswith("plain:served") for line in session.dump()), while_off + ENOUGH - 1)

    def switch(self, session, enabled):
        """Done when the helper complains of the second request."""
        session.send({"type": "probe", "id": 1, "enabled": enabled})
        session.send({"type": "probe", "id": 77, "enabled": False})
        self.assertIn("77", session.receive()["message"])

    def test_program_that_ends(self):
        program = self.program(MARKERS, "serve", "2")
        session = self.attach(program.pid, SERVED)
        program.work()
        self.assertEqual((0, "served"), program.end())
        self.assertEqual({"type": "detached", "pid": program.pid, "ended": True}, session.receive())
        self.assertIn("exit reason=1", session.dump())
        self.check_served(session, 2)

    def test_python_in_mid_run(self):
        pythons = ["/usr/bin/python3"] + sorted(glob.glob(os.path.expanduser("~/.pyenv/versions/*/bin/python")))
        tried = 0
        for python in pythons:
            version = subprocess.run([python, "-c", "import sys; print(sys.version_info[1])"], capture_output=True, text=True).stdout.strip()
            if not version.isdigit() or int(version) < 8:
                continue
            tried += 1
            with self.subTest(python=python, version=version):
                program = self.program(python, "-c", LOOP)
                for _ in range(2):
                    session = self.attach(program.pid, PYTHON)
                    program.work()
                    session.detach()
                    self.assertEqual([], text_differences(program.pid))
                    program.work()
                    calls = collections.Counter(line.split("#")[0] for line in session.dump() if line.startswith("python:"))
                    self.assertGreater(calls["python:function__entry"], ENOUGH)
                    self.assertLess(abs(calls["python:function__entry"] - calls["python:function__return"]), 10)
                self.assertEqual((0, "served"), program.end())
        if not tried:
            self.skipTest("no Python 3.8 or later is installed")

    # ---- what is refused

    def test_no_such_process_and_a_thread(self):
        self.assertIn("there is no process", self.refused(0x3FFFFF))
        program = self.program(MARKERS, "serve", "1")
        thread = [int(t) for t in os.listdir(f"/proc/{program.pid}/task") if int(t) != program.pid][0]
        self.assertRegex(self.refused(thread), "no process|is a thread of process")

    def test_static_program(self):
        self.assertIn("statically", self.refused(self.program(STATIC).pid))

    def test_stopped_program(self):
        program = self.program(MARKERS, "serve", "1")
        os.kill(program.pid, signal.SIGSTOP)
        os.waitpid(program.pid, os.WUNTRACED)
        self.assertIn("kill -CONT", self.refused(program.pid))

    def test_traced_and_sandboxed_programs(self):
        libc = ctypes.CDLL(None)
        traced = self.program(MARKERS, "serve", "1", preexec_fn=lambda: None)
        if libc.ptrace(0x4206, traced.pid, None, None) != 0:
            self.skipTest("this system does not let the test trace its child")
        self.assertIn("debugger", self.refused(traced.pid))
        libc.ptrace(17, traced.pid, None, None)
        sandboxed = self.program(sys.executable, "-c", "import ctypes, os; os.write(1, b'ready\\n'); ctypes.CDLL(None).prctl(22, 1); os.read(0, 1)")
        until(lambda: "Seccomp:\t1" in self.status(sandboxed.pid))
        self.assertIn("seccomp", self.refused(sandboxed.pid))

    @staticmethod
    def status(pid):
        with open(f"/proc/{pid}/status") as file:
            return file.read()

    @unittest.skipUnless(os.getuid() == 0, "only root can start a program as another user")
    def test_other_user_and_other_root(self):
        other = self.program(MARKERS, "serve", "1", preexec_fn=lambda: os.setuid(65534))
        self.assertIn("runs as user 65534", self.refused(other.pid))
        with tempfile.TemporaryDirectory() as root:
            code = "import os, sys; os.chroot(sys.argv[1]); os.write(1, b'ready\\n'); os.read(0, 1)"
            elsewhere = self.program(sys.executable, "-c", code, root)
            self.assertIn("does not see", self.refused(elsewhere.pid))

    def test_second_try_may_use_the_same_folder(self):
        program = self.program(MARKERS, "serve", "1")
        with tempfile.TemporaryDirectory() as folder:
            recording = os.path.join(folder, "run.taprec")
            self.refused(0x3FFFFF, recording)
            self.attach(program.pid, SERVED, recording=recording).detach()


if __name__ == "__main__":
    unittest.main(verbosity=2)
