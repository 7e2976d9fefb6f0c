"""Traces programs by kernel probes. Usage: test_uprobe.py HELPER MARKERS DUMP STATIC NARROW [unittest options]; NARROW: MARKERS as a 32-bit program, or ""

Needs CAP_BPF and CAP_PERFMON (root); skips with the helper's reason otherwise.
"""
import collections
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

HELPER, MARKERS, DUMP, STATIC, NARROW = (os.path.abspath(sys.argv.pop(1)) for _ in range(5))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tests"))
from waiting import PATIENCE, until

UPROBE_EVENTS = "/sys/kernel/tracing/uprobe_events"


class Session:
    def __init__(self, test, recording=None, method=""):
        self.folder = tempfile.mkdtemp(prefix="tapset-uprobe-test-")
        test.addCleanup(shutil.rmtree, self.folder)
        self.recording = recording or os.path.join(self.folder, "run.taprec")
        self.output = open(os.path.join(self.folder, "output"), "w+")
        test.addCleanup(self.output.close)
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(os.path.join(self.folder, "control"))
            listener.listen(1)
            listener.settimeout(PATIENCE)
            self.process = subprocess.Popen([HELPER, "--control", os.path.join(self.folder, "control")], stdout=self.output, stdin=subprocess.DEVNULL,
                                            env={**os.environ, "TAPSET_KERNEL_METHOD": method})
            self.socket = listener.accept()[0]
        self.socket.settimeout(PATIENCE)
        self.lines = self.socket.makefile("rwb")
        test.addCleanup(self.close)
        self.receive()

    def send(self, type, **fields):
        self.lines.write(json.dumps({"v": 1, "type": type, "recording": self.recording, **fields}).encode() + b"\n")
        self.lines.flush()

    def receive(self):
        line = self.lines.readline()
        return json.loads(line) if line else None

    def ask(self, type, **fields):
        self.send(type, **fields)
        return self.receive()

    def close(self):
        self.lines.close()
        self.socket.close()
        self.process.wait(PATIENCE)

    def printed(self):
        self.output.seek(0)
        return self.output.read()

    def dump(self):
        return subprocess.run([DUMP, self.recording], capture_output=True, text=True, check=True).stdout


def slots(*kinds):
    return [dict(zip(("kind", "arg", "arg2"), kind)) for kind in kinds]


class Uprobes(unittest.TestCase):
    def launch(self, *command, probes, backend="uprobe", method="", **fields):
        session = Session(self, method=method)
        answer = session.ask("launch", argv=list(command), backend=backend, probes=probes, **fields)
        session.warnings = []
        while answer and answer["type"] == "warning":
            session.warnings.append(answer["message"])
            answer = session.receive()
        if answer["type"] == "error" and "CAP_BPF" in answer["message"] or "container" in answer.get("message", ""):
            self.skipTest(answer["message"])
        self.assertEqual(answer["type"], "started", answer)
        self.assertEqual(self.last(session)["type"], "exited")
        return session

    def last(self, session):
        """What ends the session, behind warnings."""
        answer = session.receive()
        while answer["type"] == "warning":
            session.warnings.append(answer["message"])
            answer = session.receive()
        return answer

    def watch(self, type, probes, method="", **fields):
        session = Session(self, method=method)
        answer = session.ask(type, probes=probes, backend="uprobe", **fields)
        if answer["type"] == "error" and "CAP_BPF" in answer["message"] or "container" in answer.get("message", ""):
            self.skipTest(answer["message"])
        self.assertEqual("started", answer["type"], answer)
        return session

    def events(self, session):
        return collections.Counter(line for line in session.dump().splitlines() if re.match(r"[a-z]+:\w+#", line))

    def test_every_size_of_an_argument(self):
        session = self.launch(MARKERS, "sizes", probes=[{"id": 1, "provider": "plain", "name": "*"}])
        self.assertEqual(self.events(session), {"plain:sizes#1(-1, 200, -300, 60000, -70000, 4000000000, -5000000000, 18000000000000000000)": 1, "plain:constants#1(42, -7)": 1})
        self.assertRegex(session.dump(), r"how=uprobe slots=i1/-1.* plain:sizes")

    def test_strings_are_read_at_the_hit(self):
        probes = [{"id": 1, "provider": "plain", "name": "strings", "slots": slots(("string", 1), ("string", 2), ("int", 3))},
                  {"id": 2, "provider": "plain", "name": "pair", "slots": slots(("strn", 1, 2))}]
        session = self.launch(MARKERS, "strings", "500", probes=probes)
        wanted = collections.Counter({f'plain:strings#1("text {i % 10}", "☠.py", {i})': 1 for i in range(500)})
        wanted['plain:pair#2("ext")'] = 500
        self.assertEqual(self.events(session), wanted)

    def test_bad_pointers_cost_one_value(self):
        session = self.launch(MARKERS, "bad", probes=[{"id": 1, "provider": "plain", "name": "bad", "slots": slots(("string", 1), ("string", 2), ("int", 3))}])
        events = [re.sub(r" *\[?FAULT\]?.*", "", line) for line in self.events(session)]
        self.assertEqual(len(events), 3)
        self.assertIn('"edge", 1', events[0])
        self.assertEqual(session.printed(), "bad 3\n")

    def test_threads(self):
        session = self.launch(MARKERS, "threads", "8", probes=[{"id": 1, "provider": "plain", "name": "thread", "slots": slots(("string", 1), ("int", 2), ("int", 3))}])
        self.assertEqual(self.events(session), {f'plain:thread#1("in a thread", {t}, {i})': 1 for t in range(8) for i in range(10000)})

    def test_forked_children_are_followed(self):
        session = self.launch(MARKERS, "forks", "20", probes=[{"id": 1, "provider": "plain", "name": "child", "slots": slots(("string", 1), ("int", 2))}])
        self.assertEqual(self.events(session), {f'plain:child#1("{what}", {i})': 1 for i in range(20) for what in (f"child {i}", "before")})
        self.assertEqual(len(re.findall(r"process pid=\d+ ppid=\d+ kind=2 parent=[0-9a-f]*[1-9a-f]", session.dump())), 20)

    def test_ten_thousand_short_processes(self):
        session = self.launch(MARKERS, "forks", "10000", probes=[{"id": 1, "provider": "plain", "name": "child", "slots": slots(("int", 2))}])
        events = self.events(session)
        self.assertEqual(events, {f"plain:child#1({i})": 2 for i in range(10000)})

    def test_vfork_and_exec(self):
        session = self.launch(MARKERS, "spawn", probes=[{"id": 1, "provider": "plain", "name": "*_*"}, {"id": 2, "provider": "plain", "name": "constants"}])
        self.assertEqual(self.events(session), {"plain:before_exec#1(1)": 1, "plain:in_vfork#1(2)": 1, "plain:after_vfork#1(0)": 1, "plain:constants#2(42, -7)": 2})

    def test_semaphores_wake_guarded_markers(self):
        session = self.launch(MARKERS, "guarded", "7", probes=[{"id": 1, "provider": "fixture", "name": "guarded"}])
        self.assertEqual(sum(self.events(session).values()), 7)

    METHODS = {"multi": "BPF uprobe_multi", "perf": "BPF over perf events", "tracefs": "BPF over tracefs events"}

    def works(self, method):
        report = json.loads(subprocess.run([HELPER, "--kernel-probes"], capture_output=True, text=True, env={**os.environ, "TAPSET_KERNEL_METHOD": method}).stdout)
        return report["works"] and report["method"] == self.METHODS[method] and (method != "tracefs" or os.access(UPROBE_EVENTS, os.W_OK))

    def definitions(self):
        with open(UPROBE_EVENTS) as file:
            return [line for line in file if line.startswith("p:tapset_")]

    def test_every_method_of_the_kernel(self):
        probes = [{"id": 1, "provider": "plain", "name": "strings", "slots": slots(("string", 1), ("string", 2), ("int", 3))}, {"id": 2, "provider": "fixture", "name": "guarded"}]
        with tempfile.TemporaryDirectory(prefix="tapset uprobe: ") as folder:  # blanks and a colon, which tracefs gives a meaning
            program = shutil.copy(MARKERS, folder)
            for method in filter(self.works, self.METHODS):
                with self.subTest(method):
                    session = self.launch(program, "strings", "20", probes=probes, method=method)
                    self.assertEqual(self.events(session), {f'plain:strings#1("text {i % 10}", "☠.py", {i})': 1 for i in range(20)})
                    session = self.launch(program, "guarded", "7", probes=probes, method=method)
                    self.assertEqual(sum(self.events(session).values()), 7)
                    self.assertEqual("guarded 7 semaphore 1\n", session.printed())

    def test_semaphores_and_text_are_as_before_when_each_method_is_left(self):
        for method in filter(self.works, self.METHODS):
            with self.subTest(method):
                program = self.serve()
                before = self.semaphore_and_text(program)
                session = self.watch("attach", self.SERVED + [{"id": 2, "provider": "fixture", "name": "guarded"}], pid=program.pid, method=method)
                self.work(program)
                during = self.semaphore_and_text(program)
                self.assertEqual((before[0] + 1, True), (during[0], before[1] != during[1]))
                session.ask("detach")
                self.assertEqual(before, self.semaphore_and_text(program))
                self.assertGreater(sum(self.events(session).values()), 300)

    def semaphore_and_text(self, program):
        text = []
        with open(f"/proc/{program.pid}/maps") as maps, open(f"/proc/{program.pid}/mem", "rb", 0) as memory:
            for line in maps:
                if MARKERS in line and "r-xp" in line:
                    first, end = (int(x, 16) for x in line.split()[0].split("-"))
                    memory.seek(first)
                    text.append(memory.read(end - first))
        self.ask_program(program)
        return self.counter, text

    def test_tracefs_keeps_nothing(self):
        if not self.works("tracefs"):
            self.skipTest("tracefs cannot be written here")
        program = self.serve()
        session = self.watch("attach", self.SERVED, pid=program.pid, method="tracefs")
        self.work(program)
        self.assertIn(f"p:tapset_{session.process.pid}/s0", "".join(self.definitions()))
        session.process.kill()
        session.process.wait(PATIENCE)
        self.work(program)
        self.assertIn(f"p:tapset_{session.process.pid}/s0", "".join(self.definitions()))
        other = self.launch(MARKERS, "sizes", probes=[{"id": 1, "provider": "plain", "name": "*"}], method="tracefs")
        other.close()
        self.assertNotRegex("".join(self.definitions()), rf"tapset_({session.process.pid}|{other.process.pid})/")

    def test_programs_that_end_before_they_are_seen_are_counted(self):
        named, anywhere = ([{"id": 1, "provider": "plain", "name": "sizes", **path}] for path in ({"path": MARKERS}, {}))
        for probes, hits, counts in (named, 3, "^0$"), (anywhere, 0, "^[34]$"):  # the shell itself may end unseen
            session, warned = self.while_the_helper_stands_still(probes)
            self.assertRegex(warned, counts)
            self.assertEqual(hits, sum(self.events(session).values()))

    def test_programs_that_others_had_shown_are_not_unseen(self):
        session, warned = self.while_the_helper_stands_still([{"id": 1, "provider": "plain", "name": "sizes"}, {"id": 2, "provider": "plain", "name": "served"}], shown=True)
        self.assertRegex(warned, "^[01]$")  # only the shell itself may have ended so
        self.assertEqual(3, sum(count for event, count in self.events(session).items() if event.startswith("plain:sizes")))

    @staticmethod
    def stand_still(session):
        os.kill(session.process.pid, signal.SIGSTOP)
        os.waitid(os.P_PID, session.process.pid, os.WSTOPPED | os.WNOWAIT)

    def while_the_helper_stands_still(self, probes, shown=False):
        """Runs a program three times that ends at once, while the helper stands still, as it may on a busy machine. Gives the session and how many it says it did not see. `shown`: the same program runs before
        and meanwhile, and the helper sees that."""
        session = Session(self)
        gate, hold = (os.path.join(session.folder, name) for name in ("gate", "hold"))
        os.mkfifo(gate)
        os.mkfifo(hold)
        before = f"{MARKERS} serve 1 <{hold} >/dev/null & " if shown else ""
        answer = session.ask("launch", argv=["/bin/sh", "-c", f"{before}read go <{gate}; for i in 1 2 3; do {MARKERS} sizes; done"], backend="uprobe", probes=probes)
        if answer["type"] == "error":
            self.skipTest(answer["message"])
        held = open(hold, "w") if shown else None
        streams = os.path.join(session.recording, "*.stream")
        until(lambda: not shown or sum(os.path.getsize(path) for path in glob.glob(streams)) > 1 << 20)  # so long that the libraries are there
        self.stand_still(session)
        with open(gate, "w") as file:
            file.write("go\n")
        until(lambda: self.state(answer["pid"]) == "Z")
        if held:
            held.close()
        os.kill(session.process.pid, signal.SIGCONT)
        session.warnings = []
        self.assertEqual("exited", self.last(session)["type"])
        return session, "".join(w.split()[0] for w in session.warnings) or "0"

    def test_static_program_by_itself_chosen(self):
        session = self.launch(STATIC, "hit", probes=[{"id": 1, "provider": "waiter", "name": "hit"}], backend="auto")
        self.assertEqual(self.events(session), {"waiter:hit#1(7)": 1})
        self.assertRegex(session.warnings[0], "^kernel probes are used, since .*static")

    def narrow(self):
        if not os.path.isfile(NARROW):
            self.skipTest("32-bit programs can be built with gcc-i686-linux-gnu and libc6-dev-i386-cross")
        if not os.path.exists("/lib/ld-linux.so.2"):
            self.skipTest("32-bit programs run with libc6-i386")

    def test_arguments_in_a_32_bit_program(self):
        self.narrow()
        session = self.launch(NARROW, "sizes", probes=[{"id": 1, "provider": "plain", "name": "*"}], backend="auto")
        self.assertEqual(self.events(session), {"plain:sizes#1(-1, 200, -300, 60000, -70000, 4000000000, -5000000000, 18000000000000000000)": 1, "plain:constants#1(42, -7)": 1})
        self.assertRegex(session.warnings[0], "^kernel probes are used, since .* is a 32-bit program")

    def test_strings_semaphores_and_functions_in_a_32_bit_program(self):
        self.narrow()
        probes = [{"id": 1, "provider": "plain", "name": "strings", "slots": slots(("string", 1), ("string", 2), ("int", 3))}, {"id": 2, "provider": "plain", "name": "pair", "slots": slots(("strn", 1, 2))}]
        session = self.launch(NARROW, "strings", "20", probes=probes)
        self.assertEqual(self.events(session), collections.Counter({f'plain:strings#1("text {i % 10}", "☠.py", {i})': 1 for i in range(20)}) + collections.Counter({'plain:pair#2("ext")': 20}))
        session = self.launch(NARROW, "guarded", "7", probes=[{"id": 1, "provider": "fixture", "name": "guarded"}, {"id": 2, "path": "*", "provider": ".function", "name": "guarded", "slots": slots(("int", 1))}])
        self.assertEqual(sum(self.events(session).values()), 7)
        self.assertIn(".function:guarded#2(7)", session.dump())

    def test_32_and_64_bit_programs_side_by_side(self):
        self.narrow()
        programs = [self.serve(), self.serve(command=[NARROW])]
        session = self.watch("watch", self.SERVED, uid=os.getuid())
        for program in programs:
            self.work(program)
        session.ask("detach")
        dumped = session.dump()
        for program in programs:
            self.assertRegex(dumped, rf"process pid={program.pid} ")
        self.assertRegex(dumped, r"module \d+ bias=\w+ path=" + re.escape(NARROW))
        self.assertGreater(sum(self.events(session).values()), 600)

    def test_32_bit_program_is_not_entered_and_starts_without_a_word(self):
        self.narrow()
        session = Session(self)
        answer = session.ask("launch", argv=[NARROW, "sizes"], backend="agent", probes=[{"id": 1, "provider": "plain", "name": "constants"}])
        self.assertRegex(answer["message"], "is a 32-bit program, which the agent does not enter; trace it by kernel probes")
        session = Session(self)
        command = f"exec 2>&1; {NARROW} sizes; exec env {NARROW} constants; true"
        self.assertEqual("started", session.ask("launch", argv=["/bin/sh", "-c", command], backend="agent", probes=[{"id": 1, "provider": "plain", "name": "constants"}])["type"])
        self.assertEqual("exited", session.receive()["type"])
        self.assertNotIn("ld.so", session.printed())
        self.assertIn("sizes -1 200", session.printed())
        self.assertIn("is not of the kind that the agent can enter", session.dump())

    def test_only_the_traced_program(self):
        other = subprocess.Popen([MARKERS, "serve", "2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(other.communicate)
        self.assertEqual(other.stdout.readline(), "ready\n")
        session = self.launch(MARKERS, "sizes", probes=[{"id": 1, "provider": "plain", "name": "*"}])
        self.assertEqual(sum(self.events(session).values()), 2)

    def serve(self, threads="2", command=(MARKERS,)):
        program = subprocess.Popen([*command, "serve", threads], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(program.communicate)
        self.assertEqual(program.stdout.readline(), "ready\n")
        return program

    def ask_program(self, program, line="go"):
        program.stdin.write(line + "\n")
        program.stdin.flush()
        while True:
            answer = program.stdout.readline()
            if answer.startswith("least"):
                self.counter = int(answer.split()[3])
                return int(answer.split()[1])
            self.assertTrue(answer, "the program ended")

    def work(self, program):
        """Until each thread has hit some times more."""
        self.ask_program(program, "from")
        until(lambda: self.ask_program(program) >= 300)

    def state(self, pid):
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")")[-1].split()[0]

    SERVED = [{"id": 1, "provider": "plain", "name": "served", "slots": slots(("string", 1), ("int", 2), ("int", 3))}]

    def container(self):
        """A folder with the program and its libraries, and an empty one."""
        if os.getuid() != 0:
            self.skipTest("only root can change its root and mounts")
        folder = tempfile.mkdtemp(prefix="tapset-uprobe-test-")
        self.addCleanup(shutil.rmtree, folder)
        root, inside = os.path.join(folder, "root"), os.path.join(folder, "inside")
        os.mkdir(inside)
        libraries = re.findall(r"(/\S+) \(0x", subprocess.run(["ldd", MARKERS], capture_output=True, text=True, check=True).stdout)
        for file, to in [(MARKERS, "/markers")] + [(library, library) for library in libraries]:
            os.makedirs(os.path.dirname(root + to), exist_ok=True)
            shutil.copy(os.path.realpath(file), root + to)
        return root, inside

    def attach_in(self, command, path):
        program = self.serve(command=command)
        session = self.watch("attach", [dict(self.SERVED[0], path=path)], pid=program.pid)
        self.work(program)
        self.assertEqual(session.ask("detach")["type"], "detached")
        self.assertGreater(sum(self.events(session).values()), 300)
        self.assertRegex(session.dump(), rf"module \d+ bias=[1-9a-f]\w* path={path} ")

    def test_other_root(self):
        root, _ = self.container()
        self.attach_in(["chroot", root, "/markers"], root + "/markers")

    def test_other_mounts(self):
        root, inside = self.container()
        self.attach_in(["unshare", "-m", "sh", "-c", f'mount --bind {root} {inside} && exec {inside}/markers "$@"', "sh"], inside + "/markers")
        self.assertFalse(os.path.exists(inside + "/markers"), "here there is no such file")

    def test_attach_and_leave(self):
        program = self.serve()
        session = self.watch("attach", self.SERVED, pid=program.pid)
        self.work(program)
        self.assertEqual(session.ask("detach"), {"type": "detached", "pid": program.pid, "ended": False})
        self.assertGreater(sum(self.events(session).values()), 300)
        self.assertRegex(session.dump(), "exit reason=3")
        self.work(program)
        self.assertIsNone(program.poll())

    def test_switching_a_probe(self):
        program = self.serve()
        session = self.watch("attach", self.SERVED, pid=program.pid)
        self.work(program)
        self.switch(session, False)
        self.work(program)
        self.switch(session, True)
        self.work(program)
        session.ask("detach")
        hits = collections.defaultdict(list)
        for thread, number in re.findall(r'^plain:served#1\("by a thread", (\d+), (\d+)\)', session.dump(), re.M):
            hits[thread].append(int(number))
        self.assertEqual(set(hits), {"0", "1"})
        for numbers in hits.values():
            self.assertGreater(len(numbers), 590)
            self.assertEqual([after - before > 290 for before, after in zip(numbers, numbers[1:]) if after != before + 1], [True], "one gap")

    def switch(self, session, enabled):
        """Done when the helper complains of the second request."""
        session.send("probe", id=1, enabled=enabled)
        self.assertIn("77", session.ask("probe", id=77, enabled=False)["message"])

    def test_processes_of_a_user(self):
        program = self.serve()
        session = self.watch("watch", [dict(self.SERVED[0], path=MARKERS)], uid=os.getuid())
        self.work(program)
        session.ask("detach")
        self.assertGreater(sum(self.events(session).values()), 300)

    def test_every_process(self):
        session = self.watch("watch", [{"id": 1, "path": MARKERS, "provider": "plain", "name": "sizes"}])
        for _ in range(5):
            subprocess.run([MARKERS, "sizes"], check=True, stdout=subprocess.DEVNULL)
        session.ask("detach")
        self.assertEqual(sum(self.events(session).values()), 5)

    def test_whose_short_processes_were(self):
        """A process that ends before anybody can look still has its parent and its user."""
        if os.getuid() != 0:
            self.skipTest("needs root, to start programs as somebody else")
        session = self.watch("watch", [{"id": 1, "path": MARKERS, "provider": "plain", "name": "sizes"}])
        self.stand_still(session)
        parents = []
        for user in (0, 65534):
            shell = subprocess.Popen(["/bin/sh", "-c", f"{MARKERS} sizes; exit 0"], user=user, group=user, extra_groups=[], stdout=subprocess.DEVNULL)
            self.assertEqual(shell.wait(PATIENCE), 0)
            parents.append((str(shell.pid), str(user), str(user)))
        os.kill(session.process.pid, signal.SIGCONT)
        session.ask("detach")
        dump = session.dump()
        self.assertEqual(2, dump.count("plain:sizes#1"))
        self.assertEqual(parents, sorted(re.findall(r"^process pid=\d+ ppid=(\d+) .* uid=(\d+) gid=(\d+) ", dump, re.M), key=lambda one: one[1]))

    def test_ring_full_every_loss_is_counted(self):
        count = 1500000
        session = Session(self)
        gate = os.path.join(session.folder, "gate")
        os.mkfifo(gate)
        answer = session.ask("launch", argv=["/bin/sh", "-c", f"read go <{gate}; exec {MARKERS} loop {count} ints"], backend="uprobe", probes=[{"id": 1, "path": MARKERS, "provider": "plain", "name": "hit3"}])
        if answer["type"] == "error":
            self.skipTest(answer["message"])
        self.stand_still(session)
        with open(gate, "w") as file:
            file.write("go\n")
        until(lambda: self.state(answer["pid"]) == "Z")
        os.kill(session.process.pid, signal.SIGCONT)
        self.assertEqual(session.receive()["type"], "exited")
        dump = session.dump()
        lost = sum(int(n) for n in re.findall(r"lost=(\d+)", dump))
        self.assertGreater(lost, 0)
        self.assertEqual(dump.count("plain:hit3#1") + lost, count)

    def test_killed_helper_leaves_nothing(self):
        program = self.serve()
        session = self.watch("attach", self.SERVED, pid=program.pid)
        self.work(program)
        until(lambda: self.events(session))  # the helper writes what the kernel has kept for it
        session.process.kill()
        session.process.wait(PATIENCE)
        self.work(program)

    def test_others_processes_are_refused(self):
        if os.getuid() != 0:
            self.skipTest("needs root, to become somebody else")
        session = Session(self)
        answer = session.ask("watch", backend="agent", probes=[])
        self.assertIn("kernel probes", answer["message"])

    def test_says_what_is_missing(self):
        if os.getuid() != 0:
            self.skipTest("needs root, to become somebody else")
        folder = tempfile.mkdtemp(prefix="tapset-uprobe-test-")
        self.addCleanup(shutil.rmtree, folder)
        os.chmod(folder, 0o755)
        for file in (HELPER, os.path.join(os.path.dirname(HELPER), "../agent/libtapset-agent.so")):
            shutil.copy(file, folder)
        result = subprocess.run([os.path.join(folder, "tapset-helper"), "--kernel-probes"], user=65534, group=65534, extra_groups=[], capture_output=True, text=True)
        answer = json.loads(result.stdout)
        self.assertFalse(answer["works"])
        self.assertIn("CAP_BPF", answer["problem"])
        self.assertTrue(json.loads(subprocess.run([HELPER, "--kernel-probes"], capture_output=True, text=True).stdout)["works"])


if __name__ == "__main__":
    unittest.main()
