"""A long run on demand: the same work under the agent again and again, with every overflow policy, and each time every event there or counted. Usage: test_soak.py HELPER MARKERS DUMP

TAPSET_SOAK=SECONDS says for how long; without it the test is skipped.
"""
import collections
import contextlib
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import unittest

HELPER, MARKERS, DUMP = (os.path.abspath(sys.argv.pop(1)) for _ in range(3))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../providers/tests"))
import recording
import session

PYTHON = "/usr/bin/python3"
SECONDS = float(os.environ.get("TAPSET_SOAK", 0))


class Soak(unittest.TestCase):
    @unittest.skipUnless(SECONDS, "a long run: TAPSET_SOAK=SECONDS asks for it")
    def test_again_and_again(self):
        choose, end, rounds = random.Random(1), time.monotonic() + SECONDS, collections.Counter()
        while time.monotonic() < end:
            work, policy = choose.choice([self.threads, self.forks, self.loop, self.python]), choose.choice(["grow", "block", "overwrite"])
            with self.subTest(work=work.__name__, policy=policy, round=sum(rounds.values())):
                work(choose, policy)
            rounds[work.__name__, policy] += 1
        print(dict(rounds), file=sys.stderr)

    def trace(self, policy, command, probe):
        with self.recorded(policy, [MARKERS, *command], [dict(probe, id=1, provider="plain")]) as folder:
            dump = subprocess.run([DUMP, folder], capture_output=True, encoding="latin-1", check=True).stdout
        self.assertNotRegex(dump, "CORRUPT|BACKWARDS|undefined|WITHOUT LOG")
        return re.findall(r"^plain:\w+#1\((.*)\)$", dump, re.M), sum(int(n) for n in re.findall(r"^LOST (\d+)", dump, re.M))

    @contextlib.contextmanager
    def recorded(self, policy, command, probes):
        with tempfile.TemporaryDirectory(prefix="tapset-soak-") as folder:
            path = os.path.join(folder, "run.taprec")
            ended, out, err = session.run(HELPER, path, command, probes=probes, policy=policy, room=1 << 20, backend="agent")
            self.assertEqual((ended.get("status"), err), (0, ""))
            yield path

    def threads(self, choose, policy):
        count = choose.randrange(1, 16)
        events, lost = self.trace(policy, ["threads", str(count)], {"name": "thread", "slots": [{"kind": "int", "arg": 2}, {"kind": "stack", "arg": 8}]})
        self.assertEqual(len(events) + lost, 10000 * count)

    def forks(self, choose, policy):
        count = choose.randrange(1, 200)
        events, lost = self.trace(policy, ["forks", str(count)], {"name": "child", "slots": [{"kind": "int", "arg": 2}]})
        self.assertEqual(collections.Counter(events), {str(i): 2 for i in range(count)})
        self.assertEqual(lost, 0)

    def loop(self, choose, policy):
        count = choose.randrange(1, 400000)
        events, lost = self.trace(policy, ["loop", str(count), "ints"], {"name": "hit3", "slots": [{"kind": "int", "arg": 1}]})
        self.assertEqual(events, [str(i) for i in range(lost, count)])

    def python(self, choose, policy):
        """Threads and children of an interpreter, exceptions among the returns. What an overwriting stream has lost cannot be told by function, so it is kept."""
        threads, children, calls = choose.randrange(1, 8), choose.randrange(0, 8), choose.randrange(1, 20000)
        code = f"""import os, threading
def leaf(n):
    if n % 7 == 0: raise ValueError(n)
def work():
    for n in range({calls}):
        try: leaf(n)
        except ValueError: pass
all = [threading.Thread(target=work) for _ in range({threads})]
for t in all: t.start()
for t in all: t.join()
for _ in range({children}):
    pid = os.fork()
    if pid == 0:
        work()
        os._exit(0)
    os.waitpid(pid, 0)
"""
        probes = [{"id": i, "provider": "python", "name": "function__" + what, "slots": [{"kind": "string", "arg": 2}]} for i, what in ((1, "entry"), (2, "return"))]
        with self.recorded("block" if policy == "block" else "grow", [PYTHON, "-I", "-c", code], probes) as folder:
            seen = recording.Calls(recording.read(folder).values())
        self.assertEqual((seen.lost, seen.unbalanced, seen.entries), (0, [], seen.returns))
        self.assertEqual(seen.entries["<string>", "leaf"], (threads + children) * calls)


if __name__ == "__main__":
    unittest.main()
