"""The decoder against binutils' disassembler, over whole libraries. Usage: decode_test.py OBJDUMP FILE... -- DECODE-COMMAND..."""
import re
import subprocess
import sys
import unittest

SPLIT = sys.argv.index("--")
OBJDUMP, FILES, DECODE = sys.argv[1], sys.argv[2:SPLIT], sys.argv[SPLIT + 1:]

CONDITIONAL = re.compile(r"(b|bc)\.\w+$|cbn?z$|tbn?z$")
FLOWS = {"b": "jmp", "bl": "call", "ret": "ret", "retaa": "ret", "retab": "ret", "brk": "stop", "hlt": "stop", "udf": "stop", "svc": "system", "hvc": "system", "smc": "system"}
EXCLUSIVE = re.compile(r"(ld|st)a?l?xp?[rp][bh]?$|(ld|st)l?a?x[rp][bh]?$")


def expected(mnemonic, operands):
    flow = FLOWS.get(mnemonic, "plain")
    if CONDITIONAL.match(mnemonic):
        flow = "jcc"
    elif re.match(r"blr", mnemonic):
        flow = "call-indirect"
    elif re.match(r"br", mnemonic) and mnemonic != "brk":
        flow = "jmp-indirect"
    elif EXCLUSIVE.match(mnemonic):
        flow = "system"
    literal = mnemonic in ("ldr", "ldrsw", "prfm") and "[" not in operands
    leads = flow in ("jmp", "jcc", "call") or mnemonic in ("adr", "adrp") or literal
    found = re.search(r"([0-9a-f]+)(?: <.*>)?$", operands) if leads else None
    return flow + (" " + found.group(1) if found else "")


class DecodeTest(unittest.TestCase):
    def test_every_instruction(self):
        for file in FILES:
            with self.subTest(file=file):
                ours = dict(line.split(" ", 1) for line in subprocess.run(DECODE + [file], capture_output=True, text=True, check=True).stdout.splitlines())
                theirs = subprocess.run([OBJDUMP, "-d", "-j", ".text", "--no-show-raw-insn", "-M", "no-aliases", file], capture_output=True, text=True, check=True).stdout
                compared = 0
                for line in theirs.splitlines():
                    match = re.match(r"\s*([0-9a-f]+):\t(\S+)\s*(.*)", line)
                    if not match or match.group(2).startswith(".") or match.group(2) == "undefined":
                        continue
                    address, mnemonic, operands = match.groups()
                    self.assertEqual(expected(mnemonic, operands.split("\t")[0].split(" //")[0].strip()), ours.get(address), line)
                    compared += 1
                self.assertGreater(compared, 10000)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
