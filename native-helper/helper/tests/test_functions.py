"""Probes on functions by symbol, by both backends. Usage: test_functions.py HELPER DUMP FUNCTIONS... [unittest options]

FUNCTIONS are builds of tests/fixtures/functions: functions (optimised), functions-O0, throws.
"""
import collections
import json
import math
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import unittest

HELPER, DUMP, OPTIMISED, PLAIN, THROWS = (os.path.abspath(sys.argv.pop(1)) for _ in range(5))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tests"))
from waiting import PATIENCE, until

COUNT = 12


def slots(*kinds):
    return [dict(zip(("kind", "arg", "arg2"), kind)) for kind in kinds]


def signed(text):
    value = int(text)
    return value - (1 << 64) if value >> 63 else value


class Functions:
    backend = None

    def trace(self, program, *probes, file=None, told=None):
        """With `told` the program ends when the recording says what that matches: kernel probes look at a program's files while it runs."""
        folder = tempfile.mkdtemp(prefix="tapset-functions-test-")
        self.addCleanup(shutil.rmtree, folder)
        recording = os.path.join(folder, "run.taprec")
        output = os.path.join(folder, "output")
        with socket.socket(socket.AF_UNIX) as listener, open(output, "w") as out:
            listener.bind(os.path.join(folder, "control"))
            listener.listen(1)
            listener.settimeout(PATIENCE)
            helper = subprocess.Popen([HELPER, "--control", os.path.join(folder, "control")], stdin=subprocess.PIPE, stdout=out)
            control = listener.accept()[0]
        probes = [dict(probe, id=i + 1, path=file or program) for i, probe in enumerate(probes)]
        with control, control.makefile("rwb") as lines:
            lines.readline()
            lines.write(json.dumps({"v": 1, "type": "launch", "recording": recording, "backend": self.backend, "argv": [program, str(COUNT)] + ["wait"] * bool(told), "probes": probes}).encode() + b"\n")
            lines.flush()
            answers = [json.loads(lines.readline())]
            if told and answers[0]["type"] == "started":
                until(lambda: helper.poll() is not None or re.search(told, self.dumped(recording)))
            helper.stdin.close()
            answers += [json.loads(line) for line in lines] if answers[0]["type"] == "started" else []
        self.assertEqual(helper.wait(PATIENCE), 0)
        if answers[0]["type"] == "error" and self.backend == "uprobe":
            self.skipTest(answers[0]["message"])
        self.assertEqual([answer["type"] for answer in answers], ["started", "exited"], answers)
        self.assertEqual(answers[1].get("status"), 0, answers)
        with open(output) as text:
            self.printed = text.read()
        self.dump = self.dumped(recording)
        return [(m[1], m[2], re.findall(r'"[^"]*"|-?\d+', m[3])) for m in re.finditer(r"^(\.\w+):(\w+)#\d+\((.*)\)", self.dump, re.M)]

    def dumped(self, recording):
        return subprocess.run([DUMP, recording], capture_output=True, text=True, errors="replace").stdout  # a stack is a string of any bytes

    def alone(self, program):
        return subprocess.run([program, str(COUNT)], capture_output=True, text=True, check=True).stdout

    def test_arguments(self):
        for program in (OPTIMISED, PLAIN):
            events = self.trace(program, {"provider": ".function", "name": "add", "slots": slots(("int", 1), ("int", 2), ("string", 3))},
                                {"provider": ".function", "name": "eight", "slots": slots(*(("int", n) for n in range(1, 9)))})
            adds = [(signed(a[0]) & 0xFFFFFFFF, int(a[1]), a[2]) for kind, name, a in events if name == "add"]
            wanted = [(-i & 0xFFFFFFFF, 10**12 + i, f'"text {i}"') for i in range(COUNT)] + [(i + 1, i, '"tail"') for i in range(COUNT)]
            self.assertEqual(sorted(adds), sorted(wanted))
            self.assertEqual([[signed(v) for v in a] for kind, name, a in events if name == "eight"], [[i, 2, 3, 4, 5, 6, -7, 8] for i in range(COUNT)])
            self.assertEqual(self.printed, self.alone(program))

    def test_values_that_are_returned(self):
        for program in (OPTIMISED, PLAIN):
            events = self.trace(program, *({"provider": ".return", "name": name, "slots": slots(("int", 1))} for name in ("add", "eight", "factorial", "choose")))
            got = collections.defaultdict(list)
            for _, name, values in events:
                got[name].append(signed(values[0]))
            self.assertEqual(got["eight"], [i + 4 + 9 + 16 + 25 + 36 - 49 + 64 for i in range(COUNT)])
            self.assertEqual(got["factorial"], [math.factorial(i) for i in range(1, 6)] * COUNT)
            self.assertEqual([v - (1 << 32) if v >> 31 else v for v in (v & 0xFFFFFFFF for v in got["choose"])], [10, 21, 32, 43, 54, 65, *(-i for i in range(6, COUNT))])
            self.assertEqual(sorted(got["add"]), sorted([10**12 + len(f"text {i}") for i in range(COUNT)] + [2 * i + 5 for i in range(COUNT)]))

    def test_entries_and_returns_balance(self):
        for program in (OPTIMISED, PLAIN):
            names = ("add", "eight", "factorial", "choose", "tail", "nothing")
            events = self.trace(program, *({"provider": kind, "name": name, "slots": []} for name in names for kind in (".function", ".return")))
            counts = collections.Counter((kind, name) for kind, name, _ in events)
            for name in names:
                self.assertEqual(counts[".function", name], counts[".return", name], name)
                self.assertGreaterEqual(counts[".function", name], COUNT)
            self.assertEqual(self.printed, self.alone(program))

    def test_longjmp_leaves_a_function_without_return(self):
        events = self.trace(OPTIMISED, {"provider": ".function", "name": "leaves", "slots": []}, {"provider": ".return", "name": "leaves", "slots": []})
        counts = collections.Counter(kind for kind, _, _ in events)
        self.assertEqual(counts, {".function": COUNT, ".return": COUNT - 4})
        self.assertEqual(self.printed, self.alone(OPTIMISED))

    def test_numbers_that_cannot_be_read(self):
        """Each value is marked by itself, on every way through the agent: the compiled one, that with a stack, and that with a condition, which an unreadable number fulfils."""
        values = {"args": "8@8(%rdi) 8@0(%rsp) -4@0(8@16(%rdi))", "slots": slots(("int", 11), ("int", 1), ("int", 12), ("int", 13))}
        for more in ({}, {"slots": values["slots"] + slots(("stack", 2))}, {"when": "i11=5&i1<3"}):
            events = self.trace(OPTIMISED, {"provider": ".function", "name": "eight", **values, **more})
            seen = range(3 if "when" in more else COUNT)
            self.assertEqual(len(events), len(seen))
            for i, line in zip(seen, re.findall(r"^\.function:eight.*", self.dump, re.M)):
                self.assertRegex(line, rf"#1\(UNREADABLE, {i}, [1-9]\d{{6,}}, UNREADABLE(, .*)?\) FAULT")
            self.assertEqual(self.printed, self.alone(OPTIMISED))

    def test_exceptions_pass(self):
        events = self.trace(THROWS, *({"provider": kind, "name": name, "slots": []} for name in ("inner", "outer") for kind in (".function", ".return")))
        counts = collections.Counter((kind, name) for kind, name, _ in events)
        self.assertEqual(counts, {(".function", "inner"): COUNT, (".function", "outer"): COUNT, (".return", "inner"): COUNT // 2, (".return", "outer"): COUNT // 2})
        self.assertEqual(self.printed, "caught 6\n")

    def test_value_behind_a_tail_call_is_refused(self):
        refused = r"how=refused .*\.return:tail .*tail call"
        self.trace(OPTIMISED, {"provider": ".return", "name": "tail", "slots": slots(("int", 1))}, told=refused)
        self.assertRegex(self.dump, refused)

    def test_stubs_and_statements(self):
        events = self.trace(OPTIMISED, {"provider": ".plt", "name": "strdup", "slots": slots(("string", 1))}, {"provider": ".statement", "name": self.address("nothing"), "slots": []})
        self.assertEqual([(kind, values) for kind, _, values in events].count((".statement", [])), COUNT)
        self.assertIn((".plt", "strdup", ['"from the library"']), events)

    def test_system_library(self):
        libraries = subprocess.run(["ldd", OPTIMISED], capture_output=True, text=True, check=True).stdout
        library = os.path.realpath(re.search(r"=> (\S*libc\.so\S*)", libraries)[1])
        refused = r"how=refused .*\.return:strdup .*tail call"
        events = self.trace(OPTIMISED, {"provider": ".function", "name": "strdup", "slots": slots(("string", 1))}, {"provider": ".return", "name": "strdup", "slots": slots(("string", 1))}, file=library, told=refused)
        self.assertIn((".function", "strdup", ['"from the library"']), events)
        self.assertRegex(self.dump, refused)

    def address(self, symbol):
        for line in subprocess.run(["nm", OPTIMISED], capture_output=True, text=True, check=True).stdout.splitlines():
            if line.endswith(" T " + symbol):
                return "0x" + line.split()[0].lstrip("0")
        raise AssertionError(symbol)

    def test_statement_inside_an_instruction_is_not_taken(self):
        self.trace(OPTIMISED, {"provider": ".statement", "name": hex(int(self.address("eight"), 16) + 1), "slots": []})
        self.assertNotIn(".statement:", self.dump)


class ByAgent(Functions, unittest.TestCase):
    backend = "agent"


class ByKernel(Functions, unittest.TestCase):
    backend = "uprobe"


del Functions

if __name__ == "__main__":
    unittest.main()
