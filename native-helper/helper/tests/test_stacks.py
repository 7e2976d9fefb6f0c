"""The callers of a hit, by both backends, against those that the C library's unwinder sees. Usage: test_stacks.py HELPER DUMP OPTIMISED PLAIN [unittest options]

OPTIMISED and PLAIN are builds of tests/fixtures/stacks: without and with frame pointers.
"""
import os
import re
import subprocess
import sys
import tempfile
import unittest

HELPER, DUMP, OPTIMISED, PLAIN = (os.path.abspath(sys.argv.pop(1)) for _ in range(4))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../providers/tests"))
import session


class Stacks(unittest.TestCase):
    def trace(self, program, backend, depth=32):
        with tempfile.TemporaryDirectory(prefix="tapset-stacks-test-") as folder:
            recording = os.path.join(folder, "run.taprec")
            probe = {"id": 1, "provider": "stacks", "name": "leaf", "slots": [{"kind": "int", "arg": 1}, {"kind": "stack", "arg": depth}]}
            end, out, err = session.run(HELPER, recording, [program], probes=[probe], backend=backend)
            if end["type"] == "error" and backend == "uprobe":
                self.skipTest(end["message"])
            self.assertEqual(end.get("status"), 0, err)
            self.dumped = subprocess.run([DUMP, recording], capture_output=True, encoding="latin-1", check=True).stdout
        expected = [self.parse(line) for line in out.splitlines()]
        found = [self.parse(m[1].replace(",", "")) for m in re.finditer(r"^stacks:leaf#1\((.*)\)$", self.dumped, re.M)]
        self.assertEqual(sorted(n for n, _ in found), sorted(n for n, _ in expected))
        return expected, found

    @staticmethod
    def parse(line):
        number, *addresses = line.split()
        return int(number), [int(address, 16) for address in addresses]

    def test_by_unwind_information(self):
        for program in (OPTIMISED, PLAIN):
            with self.subTest(program):
                expected, found = self.trace(program, "agent")
                self.assertEqual(len(expected), 11)
                for (number, addresses), (_, wanted) in zip(sorted(found), sorted(expected)):
                    self.assertEqual([hex(a) for a in addresses[1:]], [hex(a) for a in wanted[:len(addresses) - 1]], number)
                    self.assertTrue(len(addresses) == 32 or len(addresses) == len(wanted) + 1, number)
                self.assertTrue(re.search(r"^module \d+ .*libc", self.dumped, re.M), "every module is known")

    def test_no_more_than_asked_for(self):
        _, found = self.trace(OPTIMISED, "agent", depth=3)
        self.assertEqual({len(addresses) for _, addresses in found}, {3})

    def test_kernel_follows_frame_pointers(self):
        expected, found = self.trace(PLAIN, "uprobe")
        for (number, addresses), (_, wanted) in zip(sorted(found), sorted(expected)):
            if number < 25 and not 11 <= number <= 13:  # through the C library, which keeps none, the kernel cannot see
                own = [a for a in wanted[:len(addresses) - 1] if a >> 40 == addresses[0] >> 40]
                self.assertEqual([hex(a) for a in addresses[1:len(own) + 1]], [hex(a) for a in own], number)
                self.assertGreater(len(own), 0)


if __name__ == "__main__":
    unittest.main()
