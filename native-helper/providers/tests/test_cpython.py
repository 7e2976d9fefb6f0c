"""Python programs under the agent: each call exactly once, whatever the interpreter, however the program ends.
Usage: test_cpython.py PATH/tapset-helper PATH/tapset_embed_python [--but CLASS... | unittest options]

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


    def test_a_program_that_calls_our_callbacks_itself(self):
        program = """
import sys
m = sys.monitoring
code = compile("1", "f", "eval")
for event in (m.events.PY_START, m.events.PY_RETURN):
    callback = m.register_callback(4, event, None)
    for arguments in ((), (1,), (1, 2), ("a", "b", "c"), (callback.__class__, 1), (code, "x"), (code, -5), (code, 1 << 70)):
        try:
            callback(*arguments)
            callback(*arguments, key=1)
        except SystemError:  # an offset too large for any code
            pass
try:
    callback.__class__()
except TypeError:
    print("no more of them")
"""
        for python in interpreters():
            if version(python) >= (3, 12):
                with self.subTest(python):
                    end, out, _ = self.trace([python, "-c", program])
                    self.assertEqual((end.get("status"), out), (0, "no more of them\n"), self.err)


STRING, NUMBER = "string", "int"
EXCEPTIONS = {f"exception__{fate}": [STRING] * 4 + [NUMBER] for fate in ("thrown", "handled", "swallowed", "unhandled")}


class Events(PythonTest):
    """What is told besides calls, on every interpreter, with or without markers of its own."""

    def events(self, argv, kinds):
        """(name, arguments) of each event, thread by thread."""
        probes = [{"id": i, "provider": "python", "name": name, "slots": [{"kind": kind, "arg": n} for n, kind in enumerate(of, 1)]} for i, (name, of) in enumerate(kinds.items(), 1)]
        end, self.out, images = self.trace(argv, probes=probes)
        self.end = end
        self.notes = [note for image in images for note in image.notes]
        for image in images:
            for stream in image.streams:
                self.assertEqual(stream.lost, 0)
                for event in stream.events:
                    site = image.sites[event.site]
                    yield site.name, [image.strings[value] if slot[0] == recording.STRING else value for slot, value in zip(site.slots, event.slots)]

    def test_fate_of_exceptions(self):
        for python in interpreters():
            with self.subTest(python):
                seen = {}
                for name, (kind, message, file, function, line) in self.events([python, self.fixture("exceptions.py")], EXCEPTIONS):
                    if file.endswith("/exceptions.py") or kind in ("InThread", "Suppressed", "ByManager"):
                        seen.setdefault(kind, [0, 0, 0, 0])[list(EXCEPTIONS).index(name)] += 1
                self.assertEqual(seen, json.loads(self.out))
                self.assertEqual((self.end.get("status"), self.notes), (1, []))

    def test_where_an_exception_comes_from(self):
        program = "def f():\n  raise ValueError('a message')\ntry:\n  f()\nexcept ValueError: pass\n"
        for python in interpreters():
            with self.subTest(python):
                seen = [(name, *arguments) for name, arguments in self.events([python, "-S", "-c", program], EXCEPTIONS) if arguments[0] == "ValueError"]
                self.assertEqual(seen, [("exception__thrown", "ValueError", "a message", "<string>", "f", 2), ("exception__handled", "ValueError", "a message", "<string>", "<module>", 4)])

    def test_lines(self):
        program = "def f(n):\n  a = n\n  if a:\n    return 1\n  return 2\nf(0); f(1)\n"
        for python in interpreters():
            with self.subTest(python):
                lines = [line for _, (file, function, line) in self.events([python, "-S", "-c", program], {"line": [STRING, STRING, NUMBER]}) if (file, function) == ("<string>", "f")]
                self.assertEqual(lines, [2, 3, 5, 2, 3, 4])

    def test_instructions(self):
        program = "import opcode\ndef f(): return g()\ndef g(): return 1\nf()\nprint([opcode.opmap['RETURN_VALUE'], opcode.opmap.get('RETURN_CONST', -1)])"
        for python in interpreters():
            with self.subTest(python):
                seen = [(function, opcode) for _, (file, function, offset, opcode) in self.events([python, "-S", "-c", program], {"opcode": [STRING, STRING, NUMBER, NUMBER]}) if file == "<string>"]
                if version(python) < (3, 7):
                    self.assertIn("cannot tell of single instructions", self.notes[0][1])
                    continue
                last = [function for function, opcode in seen if opcode in json.loads(self.out)]
                self.assertEqual(last[-3:], ["g", "f", "<module>"])

    def test_collections_imports_and_warnings(self):
        program = ("import gc, sys, warnings\ngc.disable()\n"
                   "class Ring:\n  def __init__(self): self.me = self\n"
                   "gc.collect(); Ring(); sys.stdout.flush(); gc.collect(1)\n"
                   "import colorsys\ntry: import not_to_be_found\nexcept ImportError: pass\n"
                   "warnings.warn('be warned', RuntimeWarning)\n")
        kinds = {"gc__start": [NUMBER], "gc__done": [NUMBER], "import__find__load__start": [STRING], "import__find__load__done": [STRING, NUMBER], "warning": [STRING, STRING, STRING, NUMBER]}
        for python in interpreters():
            with self.subTest(python):
                seen = list(self.events([python, "-c", program], kinds))
                imports = [(name[-5:], *arguments) for name, arguments in seen if name.startswith("import") and arguments[0] in ("colorsys", "not_to_be_found")]
                done = [] if version(python) < (3, 7) and not imports else [("start", "colorsys"), ("_done", "colorsys", 1), ("start", "not_to_be_found"), ("_done", "not_to_be_found", 0)]
                self.assertEqual(imports, done)
                self.assertEqual([arguments for name, arguments in seen if name == "warning"], [["RuntimeWarning", "be warned", "<string>" if version(python) >= (3, 8) else "-c", 9]])
                starts = [arguments[0] for name, arguments in seen if name == "gc__start"]
                self.assertTrue(2 in starts and 1 in starts, seen)
                self.assertEqual(len(starts), len([1 for name, _ in seen if name == "gc__done"]))
                self.assertTrue(any(name == "gc__done" and arguments[0] > 0 for name, arguments in seen), seen)

    def test_gil_threads_and_arenas(self):
        program = ("import threading\n"
                   "stop = threading.Event()\n"
                   "def spin():\n  while not stop.is_set(): pass\n"
                   "t = threading.Thread(target=spin)\nt.start()\n"
                   "for i in range(300000): pass\n"
                   "stop.set()\nt.join()\nprint(t.ident)\n"
                   "import os\nwhile len(os.listdir('/proc/self/task')) > 1: pass\n"  # joined is not yet ended
                   "x = [str(i) for i in range(30000)]\n")
        kinds = {"gil__acquired": [NUMBER], "gil__released": [NUMBER], "thread__start": [NUMBER, NUMBER], "thread__stop": [NUMBER], "arena__alloc": [NUMBER, NUMBER]}
        for python in interpreters():
            with self.subTest(python):
                seen = list(self.events([python, "-c", program], kinds))
                count = lambda wanted: len([1 for name, _ in seen if name == wanted])
                self.assertGreater(count("gil__acquired"), 2)
                self.assertLessEqual(abs(count("gil__acquired") - count("gil__released")), 2)
                self.assertGreater(max(arguments[0] for name, arguments in seen if name == "gil__acquired"), 1000000, "one of the two threads waits for the other's 5 ms")
                self.assertEqual([arguments[0] for name, arguments in seen if name == "thread__start"], [int(self.out)])
                self.assertEqual([arguments[0] for name, arguments in seen if name == "thread__stop"], [int(self.out)])
                self.assertTrue(any(name == "arena__alloc" and arguments[1] >= 1 << 18 for name, arguments in seen))

    def test_resized_dictionaries(self):
        program = ("import sys\n"
                   "d, resized = {0: 0}, []\n"
                   "for i in range(1, 3000):\n  size = sys.getsizeof(d)\n  d[i] = i\n  if sys.getsizeof(d) != size: resized.append(i)\n"
                   "print(id(d), *resized)\n")
        for python in interpreters():
            with self.subTest(python):
                seen = list(self.events([python, "-S", "-c", program], {"dict__resize": [NUMBER, NUMBER]}))
                of, *resized = map(int, self.out.split())
                self.assertGreater(len(resized), 5)
                if seen or not any("resized dictionaries cannot be told" in note for _, note in self.notes):  # a build without symbols
                    self.assertEqual(resized, [used for _, (dictionary, used) in seen if dictionary == of][-len(resized):])  # before it, another one may have been there

    def test_audit_events(self):
        for python in interpreters():
            if version(python) >= (3, 8):
                with self.subTest(python):
                    seen = [event for _, (event, _) in self.events([python, "-S", "-c", "compile('1', 'x', 'eval'); import sys; sys.audit('my.event', 1)"], {"audit": [STRING, NUMBER]})]
                    self.assertTrue("compile" in seen and seen.count("my.event") == 1, seen)


class FoundByName(PythonTest):
    """However the interpreter is named, it is the one that is traced."""

    def test_virtual_environment_module_and_script(self):
        for python in interpreters():
            with self.subTest(python):
                home = os.path.join(self.folder, "venv" + ".".join(map(str, version(python))))
                if subprocess.run([python, "-m", "venv", "--without-pip", home], capture_output=True).returncode != 0:
                    self.skipTest(f"{python} has no module venv")
                with open(os.path.join(home, "work.py"), "w") as file:
                    file.write(f"#!{home}/bin/python\nimport sys\ndef work(): pass\nfor i in range(100): work()\nprint(sys.prefix)\n")
                os.chmod(file.name, 0o755)
                for argv in ([os.path.join(home, "bin/python"), "work.py"], [os.path.join(home, "bin/python"), "-m", "work"], ["./work.py"], ["/usr/bin/env", "-S", home + "/bin/python", "work.py"]):
                    end, out, images = self.trace(argv, cwd=home)
                    calls = recording.Calls(images)
                    entries = sum(n for (file, name), n in calls.entries.items() if name == "work")
                    self.assertEqual((end.get("status"), out.strip(), entries, calls.lost), (0, home, 100, 0), (argv, self.err))


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

    def check(self, python, arguments, files):
        stats = os.path.join(self.folder, "stats")
        subprocess.run([python, "-c", PROFILED, stats, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=self.folder)
        profile = json.loads(subprocess.check_output([python, "-c", "import json, pstats, sys; print(json.dumps([[*k, v[1]] for k, v in pstats.Stats(sys.argv[1]).stats.items()]))", stats]))
        expected = {}
        for file, line, name, calls in profile:
            if file.endswith(files) and name != "<module>":
                expected[file, name] = expected.get((file, name), 0) + calls
        end, _, images = self.trace([python, "-m", *arguments], cwd=self.folder)
        self.assertEqual(end.get("status"), 0, self.err)
        calls = recording.Calls(images)
        self.assertEqual({key: n for key, n in calls.entries.items() if key[0].endswith(files) and key[1] != "<module>"}, expected)
        self.assertEqual((calls.lost, calls.unbalanced), (0, []))
        return sum(expected.values())

    def test_json_tool(self):
        with open(os.path.join(self.folder, "large.json"), "w") as file:
            json.dump([{"number": i, "text": "x" * (i % 7), "list": list(range(i % 5))} for i in range(1500)], file)
        for python in interpreters():
            with self.subTest(python):
                self.assertGreater(self.check(python, ["json.tool", "large.json", "out.json"], ("json/tool.py", "json/encoder.py", "json/decoder.py")), 1500)

    def test_compileall(self):
        os.mkdir(os.path.join(self.folder, "sources"))
        for path in glob.glob(os.path.join(os.path.dirname(os.__file__), "a*.py")):
            shutil.copy(path, os.path.join(self.folder, "sources"))
        self.assertGreater(self.check(DEBIAN, ["compileall", "-f", "sources"], ("/compileall.py", "/py_compile.py")), 30)

    def test_pydoc(self):
        for python in interpreters():
            with self.subTest(python):
                self.assertGreater(self.check(python, ["pydoc", "-w", "textwrap"], ("/pydoc.py",)), 500)

    def test_asyncio(self):
        """Coroutines, asynchronous generators and an executor's threads, of which cProfile sees the loop's."""
        with open(os.path.join(self.folder, "waits.py"), "w") as file:
            file.write("import asyncio\n"
                       "async def numbers(n):\n  for i in range(n):\n    await asyncio.sleep(0)\n    yield i\n"
                       "async def worker(n):\n  total = 0\n  async for i in numbers(n): total += i\n  return total\n"
                       "async def main(loop):\n  await asyncio.gather(*[worker(20) for i in range(20)])\n"
                       "def plain(i): return i\n"
                       "loop = asyncio.new_event_loop()\nloop.run_until_complete(main(loop))\nsorted(range(50), key=plain)\nloop.close()\n")
        for python in interpreters():
            with self.subTest(python):
                self.assertGreater(self.check(python, ["waits"], ("waits.py",)), 800)


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
    def test_fork_spawn_and_an_emptied_environment(self):
        for python in interpreters():
            with self.subTest(python):
                _, _, images = self.trace([python, self.fixture("children.py"), "empty"])
                calls = recording.Calls(images)
                work = {file: n for (file, name), n in calls.entries.items() if name == "work" and file == "<string>"}
                others = sum(n for (file, name), n in calls.entries.items() if name == "work" and file != "<string>")
                self.assertEqual((work, others, calls.lost), ({"<string>": 100}, 1200, 0))
                self.assertEqual(len([image for image in images if image.kind == 2]), 8)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--but"]:  # every class that is not named
        sys.argv[1:] = [name for name, of in globals().items() if isinstance(of, type) and issubclass(of, PythonTest) and of is not PythonTest and name not in sys.argv[2:]]
    unittest.main()
