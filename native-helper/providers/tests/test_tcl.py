"""Tcl programs under the agent, on a Tcl without markers: each procedure and each command exactly once, in and out.
Usage: test_tcl.py PATH/tapset-helper [unittest options]
"""
import collections
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import recording
import session

HELPER = os.path.abspath(sys.argv.pop(1))
PROGRAM = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../tests/fixtures/tcl/calls.tcl"))
TCLSH = shutil.which("tclsh8.6")
S, N = "string", "int"
KINDS = {"entry": [S, N, N], "return": [S, N], "result": [S, N, S, N], "args": [S] * 10}


@unittest.skipUnless(TCLSH, "Tcl 8.6 is not installed")
class Tcl(unittest.TestCase):
    def events(self, *names, argv=(TCLSH, PROGRAM)):
        probes = [{"id": i, "provider": "tcl", "name": name, "slots": [{"kind": kind, "arg": n} for n, kind in enumerate(KINDS[name.split("__")[1]], 1)]} for i, name in enumerate(names, 1)]
        with tempfile.TemporaryDirectory(prefix="tapset-tcl-") as folder:
            end, self.out, self.err = session.run(HELPER, os.path.join(folder, "a.taprec"), list(argv), probes=probes)
            images = recording.read(os.path.join(folder, "a.taprec"))
        self.assertEqual(end.get("status"), 0, self.err)
        image, = images.values()
        self.assertEqual(image.notes, [])
        for stream in image.streams:
            self.assertEqual(stream.lost, 0)
            for event in stream.events:
                site = image.sites[event.site]
                yield site.name, [image.strings[value] if slot[0] == recording.STRING else value for slot, value in zip(site.slots, event.slots)]

    def test_every_procedure_once(self):
        events = list(self.events("proc__entry", "proc__return"))
        seen = collections.Counter((name, arguments[0]) for name, arguments in events)
        for line in self.out.splitlines():
            proc, calls = line.split()
            self.assertEqual((proc, seen["proc__entry", proc], seen["proc__return", proc]), (proc, int(calls), int(calls)))
        self.assertEqual({arguments[1] for name, arguments in events if name == "proc__entry" and arguments[0] == "fib"}, {1}, "the name does not count")
        self.assertEqual([arguments[1] for name, arguments in events if name == "proc__return" and arguments[0] == "fails"], [1] * 10)

    def test_output_is_unchanged(self):
        list(self.events(*[f"{of}__{kind}" for of in ("proc", "cmd") for kind in KINDS]))
        self.assertEqual(self.out, subprocess.check_output([TCLSH, PROGRAM], text=True))

    def test_arguments_and_results(self):
        events = list(self.events("proc__args", "proc__result", "cmd__args", "cmd__result"))
        self.assertIn(("proc__args", ["space::inside", "a", "b", "c"] + [None] * 6), events)
        self.assertIn(("proc__args", ["ünïcode", "größe"] + [None] * 8), events)
        results = [arguments[:3] for name, arguments in events if name == "proc__result"]
        self.assertIn(["space::inside", 0, "3"], results)
        self.assertIn(["ünïcode", 0, "5"], results)
        self.assertIn(["fails", 1, "on purpose"], results)
        self.assertIn(("cmd__args", ["error", "on purpose"] + [None] * 8), events)
        self.assertIn(["apply", 0, "42"], [arguments[:3] for name, arguments in events if name == "cmd__result"])

    def test_every_command_once(self):
        seen = collections.Counter((name, arguments[0]) for name, arguments in self.events("cmd__entry", "cmd__return"))
        for command, calls in (("fib", 465), ("error", 10), ("tailcall", 5), ("in_child", 2), ("coroutine", 1)):
            self.assertEqual((seen["cmd__entry", command], seen["cmd__return", command]), (calls, calls), command)
        commands = {command for _, command in seen}
        self.assertEqual([c for c in commands if seen["cmd__entry", c] != seen["cmd__return", c]], ["exit"])

    def test_interpreter_inside_another_program(self):
        python = next((p for p in ("/usr/bin/python3", sys.executable) if subprocess.run([p, "-c", "import _tkinter"], capture_output=True).returncode == 0), None)
        if not python:
            self.skipTest("no Python with tkinter is installed")
        program = "import _tkinter; t = _tkinter.create(None, 'x', 'X', False, 0, False); t.eval('proc work {} {}; work; work')"
        seen = [arguments[0] for _, arguments in self.events("proc__entry", argv=(python, "-c", program))]
        self.assertEqual(seen.count("work"), 2)


if __name__ == "__main__":
    unittest.main()
