"""A long run on demand: the same work under the agent again and again, with every overflow policy, and each time every event there or counted. Usage: test_soak.py HELPER MARKERS DUMP

TAPSET_SOAK=SECONDS says for how long; without it the test is skipped.
"""
import collections
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
import session

SECONDS = float(os.environ.get("TAPSET_SOAK", 0))


class Soak(unittest.TestCase):
    @unittest.skipUnless(SECONDS, "a long run: TAPSET_SOAK=SECONDS asks for it")
    def test_again_and_again(self):
        choose, end, rounds = random.Random(1), time.monotonic() + SECONDS, collections.Counter()
        while time.monotonic() < end:
            work, policy = choose.choice([self.threads, self.forks, self.loop]), choose.choice(["grow", "block", "overwrite"])
            with self.subTest(work=work.__name__, policy=policy, round=sum(rounds.values())):
                work(choose, policy)
            rounds[work.__name__, policy] += 1
        print(dict(rounds), file=sys.stderr)

    def trace(self, policy, command, probe):
        with tempfile.TemporaryDirectory(prefix="tapset-soak-") as folder:
            recording = os.path.join(folder, "run.taprec")
            ended, out, err = session.run(HELPER, recording, [MARKERS, *command], probes=[dict(probe, id=1, provider="plain")], policy=policy, room=1 << 20, backend="agent")
            self.assertEqual((ended.get("status"), err), (0, ""))
            dump = subprocess.run([DUMP, recording], capture_output=True, encoding="latin-1", check=True).stdout
        self.assertNotRegex(dump, "CORRUPT|BACKWARDS|undefined|WITHOUT LOG")
        return re.findall(r"^plain:\w+#1\((.*)\)$", dump, re.M), sum(int(n) for n in re.findall(r"^LOST (\d+)", dump, re.M))

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


if __name__ == "__main__":
    unittest.main()
