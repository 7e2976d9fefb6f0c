"""Python programs under the agent: each call exactly once, whatever the interpreter, however the program ends.
Usage: test_cpython.py PATH/tapset-helper PATH/tapset_embed_python [unittest options]

Runs on Debian's python3.11, which the distribution builds statically and strips, and on every interpreter from 3.6 on found under the usual folder of pyenv.
"""
import glob
import json
import os
import pstats
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
EMBED = os.path.abspath(sys.argv.pop(1))
FIXTURES = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../tests/fixtures/python"))
DEBIAN = "/usr/bin/python3.11"


def version(python):
    return tuple(json.loads(subprocess.check_output([python, "-c", "import sys; print(list(sys.version_info[:3]))"])))


def interpreters():
    found = [DEBIAN] if os.path.exists(DEBIAN) else []
    found += sorted(glob.glob(os.path.expanduser("~/.pyenv/versions/3.*/bin/python3")))
    return [python for python in found if version(python) >= (3, 6)]


class PythonTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="tapset-python-test-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.count = 0

    def trace(self, argv, **fields):
        """(the last message, output, the process images in order of their start)"""
        self.count += 1
        folder = os.path.join(self.folder, f"{self.count}.taprec")
        end, out, self.err = session.run(HELPER, folder, argv, **fields)
        images = recording.read(folder)
        return end, out, [images[start] for start in sorted(images)]

    def fixture(self, name):
        return os.path.join(FIXTURES, name)

    def check_complete(self, calls, path, expected, missing=()):
        wrong = {}
        for name, entries in expected.items():
            got = calls.entries["<string>" if name == "made" else path, name]  # made by exec
            if got != entries and name not in missing:
                wrong[name] = entries, got
        self.assertEqual(wrong, {})
        self.assertEqual(calls.lost, 0)
        self.assertEqual(calls.unbalanced, [])
        self.assertEqual(calls.entries, calls.returns)


class EveryInterpreter(PythonTest):
    def test_every_way_to_call(self):
        for python in interpreters():
            with self.subTest(python):
                end, out, images = self.trace([python, self.fixture("complete.py")])
                self.assertEqual(end.get("status"), 0, self.err)
                self.check_complete(recording.Calls(images), self.fixture("complete.py"), json.loads(out))
                self.assertEqual([note for note in images[0].notes if note[0] > 1], [])

    def test_same_counts_as_cprofile(self):
        """cProfile sees the main thread only, and what ran before it was switched on not at all: so the script's own functions outside of threads."""
        for python in interpreters():
            with self.subTest(python):
                script, stats = self.fixture("complete.py"), os.path.join(self.folder, "stats")
                subprocess.run([python, "-m", "cProfile", "-o", stats, script, "300"], check=True, stdout=subprocess.DEVNULL)
                try:
                    profile = pstats.Stats(stats).stats
                except ValueError as e:
                    self.skipTest(str(e))  # written by another version's marshal
                expected = {}
                for (file, line, name), (_, calls, *_) in profile.items():
                    if os.path.basename(file) == "complete.py" and name not in ("<module>", "in_thread", "thread_body", "raw_thread_body"):
                        expected[name] = expected.get(name, 0) + calls
                self.assertGreater(len(expected), 40)
                _, _, images = self.trace([python, script, "300"])
                self.check_complete(recording.Calls(images), script, expected)


class Debian(PythonTest):
    def test_fast_mode_names_its_gap(self):
        _, out, images = self.trace([DEBIAN, self.fixture("complete.py")], python="fast")
        calls = recording.Calls(images)
        self.check_complete(calls, self.fixture("complete.py"), json.loads(out), missing=["__getitem__"])
        if version(DEBIAN) < (3, 11, 4):
            self.assertLess(calls.entries[self.fixture("complete.py"), "__getitem__"], 2000)
            self.assertIn("fast mode", images[0].notes[0][1])

    def test_flags(self):
        program = ("def g():\n yield 1\n yield 2\n"
                   "def f():\n raise ValueError\n"
                   "list(g())\n"
                   "try: f()\n"
                   "except ValueError: pass\n")
        _, _, (image,) = self.trace([DEBIAN, "-S", "-c", program])
        seen = []
        for event in image.streams[0].events:
            frame = image.frames[event.slots[0] & 0xFFFFFFFF]
            if image.strings[frame.file] == "<string>":
                kind = {"function__entry": "enter", "function__return": "leave"}[image.sites[event.site].name]
                flags = "".join(f" {name}" for bit, name in ((2, "unwound"), (4, "resume"), (8, "yield")) if event.flags & bit)
                seen.append(f"{kind} {image.strings[frame.function]}{flags}")
        self.assertEqual(seen, [
            "enter <module>",
            "enter g", "leave g yield", "enter g resume", "leave g yield", "enter g resume", "leave g",
            "enter f", "leave f unwound",
            "leave <module>"])

    def test_names_and_first_lines(self):
        program = "class C:\n  def m(self):\n    def inner(): pass\n    inner()\nC().m()\n"
        _, _, (image,) = self.trace([DEBIAN, "-S", "-c", program])
        frames = [(image.strings[f.function], image.strings[f.qualified], f.line, len(f.table) > 0) for f in image.frames.values() if image.strings[f.file] == "<string>"]
        self.assertEqual(frames, [("<module>", "<module>", 1, True), ("C", "C", 1, True), ("m", "C.m", 2, True), ("inner", "C.m.<locals>.inner", 3, True)])

    def test_offsets_are_those_of_the_instruction(self):
        program = "import sys\ndef f(x):\n  if x: return 1\n  return 2\nf(0)\nprint(list(f.__code__.co_code).index(83), f.__code__.co_code.rindex(83))"
        _, out, (image,) = self.trace([DEBIAN, "-S", "-c", program])
        f = next(number for number, frame in image.frames.items() if image.strings[frame.function] == "f" and image.strings[frame.file] == "<string>")
        offsets = [event.slots[0] >> 32 for event in image.streams[0].events if event.slots[0] & 0xFFFFFFFF == f]
        self.assertEqual(offsets, [0xFFFFFFFF, int(out.split()[1])])

    def test_names_beyond_ascii(self):
        _, out, (image,) = self.trace([DEBIAN, self.fixture("☠.py")])
        self.assertEqual(out, "1\n")
        self.assertEqual(recording.Calls([image]).entries[self.fixture("☠.py"), "größe"], 1)

    def test_file_name_that_is_no_utf8(self):
        script = os.path.join(os.fsencode(self.folder), b"caf\xe9.py")
        with open(script, "wb") as file:
            file.write(b"def f(): pass\nf()\n")
        _, _, images = self.trace(["sh", "-c", f"exec {DEBIAN} caf*.py"], cwd=self.folder)
        self.assertEqual(recording.Calls(images).entries[os.fsdecode(script), "f"], 1)

    def test_pointers_asked_for_as_numbers(self):
        probes = [{"id": 1, "provider": "python", "name": "function__entry"}]
        _, _, (image,) = self.trace([DEBIAN, "-c", "pass"], probes=probes)
        site, = image.sites.values()
        self.assertEqual([slot[:2] for slot in site.slots], [(1, 1), (1, 2), (4, 1)])
        self.assertTrue(all(event.slots[0] > 4096 and event.slots[1] > 4096 for event in image.streams[0].events))

    def test_two_probes_on_one_marker(self):
        twice = [dict(probe, id=number) for number, probe in enumerate([session.PYTHON_CALLS[0]] * 2 + [session.PYTHON_CALLS[1]])]
        _, _, (image,) = self.trace([DEBIAN, self.fixture("ends.py"), "nothing"], probes=twice)
        work = [image.sites[e.site].probe for e in image.streams[0].events if image.strings[image.frames[e.slots[0] & 0xFFFFFFFF].function] == "work"]
        self.assertEqual(work, [0, 1, 2] * 1000)

    def test_unwanted_python_is_left_alone(self):
        _, _, images = self.trace([DEBIAN, "-c", "pass"], probes=[{"id": 1, "provider": "postgresql", "name": "*"}])
        self.assertEqual([list(image.sites) for image in images], [[]] * len(images))

    def test_subinterpreter(self):
        program = "import _xxsubinterpreters as s\ni = s.create()\ns.run_string(i, 'def inside(): pass\\nfor i in range(10): inside()')\ns.destroy(i)\n"
        _, _, (image,) = self.trace([DEBIAN, "-S", "-c", program])
        entries = sum(n for (file, name), n in recording.Calls([image]).entries.items() if name == "inside")
        self.assertTrue(entries == 10 or any("another Python interpreter" in note for _, note in image.notes), (entries, image.notes))


class RealPrograms(PythonTest):
    """Modules of the library as programs. Compared are the functions of the files that only the program itself uses: cProfile cannot see what ran before it."""

    def check(self, arguments, files):
        stats = os.path.join(self.folder, "stats")
        subprocess.run([DEBIAN, "-c", PROFILED, stats, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=self.folder)
        profile = json.loads(subprocess.check_output([DEBIAN, "-c", "import json, pstats, sys; print(json.dumps([[*k, v[1]] for k, v in pstats.Stats(sys.argv[1]).stats.items()]))", stats]))
        expected = {}
        for file, line, name, calls in profile:
            if file.endswith(files) and name != "<module>":
                expected[file, name] = expected.get((file, name), 0) + calls
        end, _, images = self.trace([DEBIAN, "-m", *arguments], cwd=self.folder)
        self.assertEqual(end.get("status"), 0, self.err)
        calls = recording.Calls(images)
        self.assertEqual({key: n for key, n in calls.entries.items() if key[0].endswith(files) and key[1] != "<module>"}, expected)
        self.assertEqual((calls.lost, calls.unbalanced), (0, []))
        return sum(expected.values())

    def test_json_tool(self):
        with open(os.path.join(self.folder, "large.json"), "w") as file:
            json.dump([{"number": i, "text": "x" * (i % 7), "list": list(range(i % 5))} for i in range(5000)], file)
        self.assertGreater(self.check(["json.tool", "large.json", "out.json"], ("json/tool.py", "json/encoder.py", "json/decoder.py")), 10000)

    def test_compileall(self):
        os.mkdir(os.path.join(self.folder, "sources"))
        for path in glob.glob(os.path.join(os.path.dirname(os.__file__), "a*.py")):
            shutil.copy(path, os.path.join(self.folder, "sources"))
        self.assertGreater(self.check(["compileall", "-f", "sources"], ("/compileall.py", "/py_compile.py")), 30)

    def test_pydoc(self):
        self.assertGreater(self.check(["pydoc", "-w", "argparse"], ("/pydoc.py",)), 5000)


PROFILED = """
import cProfile, runpy, sys
stats, sys.argv[:] = sys.argv[1], sys.argv[2:]
profile = cProfile.Profile()
try:
    profile.runcall(runpy.run_module, sys.argv[0], run_name='__main__', alter_sys=True)
except SystemExit:
    pass
profile.dump_stats(stats)
"""


class Endings(PythonTest):
    def check(self, how, **end):
        message, _, (image,) = self.trace([DEBIAN, self.fixture("ends.py"), how])
        message.pop("pid")
        self.assertEqual(message, {"type": "exited", **end})
        calls = recording.Calls([image])
        work = self.fixture("ends.py"), "work"
        self.assertEqual((calls.entries[work], calls.returns[work], calls.lost), (1000, 1000, 0))

    def test_killed(self):
        self.check("kill", signal="KILL")

    def test_os_exit(self):
        self.check("_exit", status=7)

    def test_sys_exit(self):
        self.check("exit", status=8)

    def test_uncaught_exception(self):
        self.check("raise", status=1)
        self.assertIn("RuntimeError: on purpose", self.err)

    def test_abort(self):
        self.check("fatal", signal="ABRT")


class Depth(PythonTest):
    def test_deep_recursion(self):
        for python in interpreters():
            if version(python)[:2] == (3, 11):
                with self.subTest(python):
                    end, out, images = self.trace([python, self.fixture("deep.py"), "50000"])
                    self.assertEqual((end.get("status"), out), (0, "50000\n50000\n"))
                    self.assertEqual(recording.Calls(images).entries[self.fixture("deep.py"), "down"], 2 * 50001)


class Embedded(PythonTest):
    def test_library_loaded_by_dlopen(self):
        program = "class L:\n  def __getitem__(s, i): return i\nl = L()\nfor i in range(1000): l[i]\n"
        end, _, images = self.trace([EMBED, "libpython3.11.so.1.0", program])
        if end.get("status") == 2:
            self.skipTest(self.err)
        calls = recording.Calls(images)
        self.assertEqual((calls.entries["<string>", "__getitem__"], calls.lost, calls.unbalanced), (1000, 0, []))


class Children(PythonTest):
    def test_fork_and_spawn(self):
        _, _, images = self.trace([DEBIAN, self.fixture("children.py")])
        calls = recording.Calls(images)
        work = sum(n for (file, name), n in calls.entries.items() if name == "work")
        self.assertEqual((work, calls.lost), (1200, 0))
        self.assertEqual(len([image for image in images if image.kind == 2]), 8)

    def test_emptied_environment(self):
        _, _, images = self.trace([DEBIAN, self.fixture("children.py"), "empty"])
        self.assertEqual(recording.Calls(images).entries["<string>", "work"], 100)


if __name__ == "__main__":
    unittest.main()
