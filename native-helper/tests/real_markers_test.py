"""Every marker site of the programs and libraries of this machine, one after another, in a live process. Usage: real_markers_test.py AGENT DUMP HOST [unittest options]

Two processes stand still with the file mapped, one with the agent in it and all sites armed. For each site both get the same registers, memory and vector registers, made up at random, and run from the site
by single steps: the plain one over the instructions of the file, the other one through the patch, until it is back in the file's code. Then
  - both must be at the same instruction with the same registers, flags and vector registers (or have faulted at the same one), and
  - the event that the agent wrote must hold what this test works out from the note's text, with a parser of its own.
"""
import ctypes
import glob
import os
import random
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import unittest

AGENT, DUMP, HOST = (os.path.abspath(sys.argv.pop(1)) for _ in range(3))
MASK = (1 << 64) - 1
ORDER = "r15 r14 r13 r12 rbp rbx r11 r10 r9 r8 rax rcx rdx rsi rdi orig_rax rip cs eflags rsp ss fs_base gs_base ds es fs gs".split()
GENERAL = [name for name in ORDER[:15]]
FLAGS = 0x8D5  # carry, parity, adjust, zero, sign, overflow
TRACEME, CONT, SINGLESTEP, GETREGS, SETREGS, GETFPREGS, SETFPREGS, KILL = 0, 7, 9, 12, 13, 14, 15, 8
MOST_STEPS = 200000

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
libc.ptrace.restype = ctypes.c_long


def ptrace(request, pid, data=None):
    if libc.ptrace(request, pid, None, data) < 0:
        raise OSError(ctypes.get_errno(), f"ptrace {request}")


class Process:
    """Started under ptrace, stopped where the file to be looked at is mapped and ready."""

    def __init__(self, file, environment):
        is_program = not re.search(r"\.so(\.\d+)*$", file)
        command = [file] if is_program else [HOST, file]
        self.pid = os.fork()
        if self.pid == 0:
            libc.personality(0x0040000)  # no random addresses
            libc.ptrace(TRACEME, 0, None, None)
            null = os.open("/dev/null", os.O_RDWR)
            os.dup2(null, 0)
            os.dup2(null, 1)
            os.execve(command[0], command, environment)
        self.wait()
        self.memory = open(f"/proc/{self.pid}/mem", "r+b", buffering=0)
        if is_program:
            self.run_to_entry()
        else:
            self.resume(CONT)
            while self.wait() != signal.SIGSTOP:
                self.resume(CONT, self.signal)
        self.maps()
        self.low, self.high, self.base = self.range_of(file)
        self.start = self.registers()
        self.vectors = ctypes.create_string_buffer(512)
        ptrace(GETFPREGS, self.pid, self.vectors)

    def wait(self):
        _, status = os.waitpid(self.pid, 0)
        if not os.WIFSTOPPED(status):
            raise AssertionError(f"the process ended: {status:#x}")
        self.signal = os.WSTOPSIG(status)
        return self.signal

    def resume(self, how, number=0):
        ptrace(how, self.pid, number)

    def run_to_entry(self):
        with open(f"/proc/{self.pid}/auxv", "rb") as file:
            entry = dict(struct.iter_unpack("QQ", file.read()))[9]
        was = self.read(entry, 1)
        self.write(entry, b"\xCC")
        self.resume(CONT)
        while True:
            number = self.wait()
            if number == signal.SIGTRAP and self.registers()["rip"] == entry + 1:
                break
            self.resume(CONT, number)
        self.write(entry, was)

    def maps(self):
        with open(f"/proc/{self.pid}/maps") as file:
            self.lines = [line.split() for line in file]

    def range_of(self, file):
        real = os.path.realpath(file)
        mine = [line for line in self.lines if len(line) > 5 and line[5] == real]
        text = [[int(part, 16) for part in line[0].split("-")] for line in mine if "x" in line[1]]
        return text[0][0], text[-1][1], int(mine[0][0].split("-")[0], 16)

    def stack(self):
        return next([int(part, 16) for part in line[0].split("-")] for line in self.lines if line[-1] == "[stack]")

    def registers(self):
        buffer = ctypes.create_string_buffer(8 * len(ORDER))
        ptrace(GETREGS, self.pid, buffer)
        return dict(zip(ORDER, struct.unpack(f"{len(ORDER)}Q", buffer.raw)))

    def set_registers(self, values):
        ptrace(SETREGS, self.pid, ctypes.create_string_buffer(struct.pack(f"{len(ORDER)}Q", *(values[name] for name in ORDER)), 8 * len(ORDER)))

    def read(self, at, size):
        self.memory.seek(at)
        return self.memory.read(size)

    def write(self, at, data):
        self.memory.seek(at)
        self.memory.write(data)

    def place(self, values, vectors):
        self.set_registers({**self.start, **values, "orig_rax": MASK})
        ptrace(SETFPREGS, self.pid, ctypes.create_string_buffer(vectors, 512))

    def vector_registers(self):
        ptrace(GETFPREGS, self.pid, self.vectors)
        return self.vectors.raw[160:416]

    def step(self):
        """False at a fault."""
        self.resume(SINGLESTEP)
        return self.wait() == signal.SIGTRAP

    def end(self):
        self.memory.close()
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass


PARTS = {"rax": "rax eax ax al", "rbx": "rbx ebx bx bl", "rcx": "rcx ecx cx cl", "rdx": "rdx edx dx dl", "rsi": "rsi esi si sil", "rdi": "rdi edi di dil", "rbp": "rbp ebp bp bpl", "rsp": "rsp esp sp spl",
         **{f"r{n}": f"r{n} r{n}d r{n}w r{n}b" for n in range(8, 16)}}
WHOLE = {part: whole for whole, parts in PARTS.items() for part in parts.split()}
HIGH = {"ah": "rax", "bh": "rbx", "ch": "rcx", "dh": "rdx"}


def expected(text, registers, process, symbols):
    """The value of one operand of a note, or None where memory cannot be read."""
    size, where = re.fullmatch(r"(-?\d)@(.*)", text).groups()
    size = int(size)
    if where.startswith("$"):
        raw = int(where[1:], 0)
    elif where[1:] in HIGH:
        raw = registers[HIGH[where[1:]]] >> 8
    elif where.startswith("%"):
        raw = registers[WHOLE[where[1:]]]
    else:
        m = re.fullmatch(r"(-?\d+)?\+?([A-Za-z_][\w.]*)?([+-]\d+)?\((%\w+)?(?:,(%\w+)(?:,(\d))?)?\)", where)
        offset, symbol, more, base, index, scale = m.groups()
        at = int(offset or 0) + int(more or 0)
        if symbol:
            at += symbols[symbol] + process.bias
        else:
            at += registers[base[1:]] if base else 0
            at += registers[index[1:]] * int(scale or 1) if index else 0
        try:
            raw = int.from_bytes(process.read(at & MASK, abs(size)), "little")
        except (OSError, OverflowError):
            return None
    raw &= (1 << 8 * abs(size)) - 1
    return raw - (1 << 8 * abs(size)) if size < 0 and raw >> (8 * abs(size) - 1) else raw


class RealMarkers(unittest.TestCase):
    def exercise(self, file, least):
        if not file or not os.path.exists(file):
            self.skipTest("not installed")
        file = os.path.realpath(file)
        folder = tempfile.mkdtemp(suffix=".taprec")
        self.addCleanup(shutil.rmtree, folder)
        with open(os.path.join(folder, "plan"), "w") as plan:
            plan.write(f"tapset-plan\t1\nhz\t1000000000\nclock\tmono\npython\tauto\npolicy\tgrow\nprobe\t1\t{file}\t*\t*\t*\n")
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
        plain = Process(file, environment)
        self.addCleanup(plain.end)
        traced = Process(file, {**environment, "LD_PRELOAD": AGENT, "TAPSET_RECORDING": folder})
        self.addCleanup(traced.end)
        delta = traced.base - plain.base
        sites = self.sites(folder)
        traced.bias = plain.bias = 0
        symbols = self.symbols(file, sites)
        traced.bias = int(re.search(r"module 1 bias=(\w+)", self.dumped)[1], 16)
        armed = {address: site for address, site in sites.items() if site["how"] in ("jmp", "int3")}
        refused = [site for site in sites.values() if site["how"] == "refused"]
        self.assertTrue(all(site["reason"] for site in refused))
        generator = random.Random(file)
        wanted, tried = [], 0
        for address, site in armed.items():
            wanted.append((site["id"], self.run_both(plain, traced, address, delta, generator, site, symbols)))
            tried += 1
        self.assertGreaterEqual(tried, least)
        traced.end()
        got = re.findall(r"^([\w]+:[\w]+)#1\((.*?)\)( ?\S*)$", subprocess.run([DUMP, folder], capture_output=True, text=True, check=True).stdout, re.M)
        self.assertEqual(len(got), len(wanted))
        for (name, text, flags), (number, values) in zip(got, wanted):
            numbers = [None if part == "UNREADABLE" else int(part) & MASK for part in text.split(", ")] if text else []
            self.assertEqual(numbers, [None if v is None else v & MASK for v in values], f"{name} {self.by_id[number]} {flags}")
        return tried, len(refused)

    def sites(self, folder):
        self.dumped = subprocess.run([DUMP, folder, "--addresses"], capture_output=True, text=True, check=True).stdout
        self.by_id, result = {}, {}
        for m in re.finditer(r"^site (\d+) .*?how=(\w+) at=(\w+) slots=\S* (\S+) args=\[(.*?)\] reason=\[(.*)\]$", self.dumped, re.M):
            site = {"id": int(m[1]), "how": m[2], "name": m[4], "args": m[5].split(), "reason": m[6]}
            self.by_id[site["id"]] = site
            result[int(m[3], 16)] = site
        return result

    @staticmethod
    def symbols(file, sites):
        wanted = {name for site in sites.values() for text in site["args"] for name in re.findall(r"@(?:-?\d+\+)?([A-Za-z_]\w*)[+-]?\d*\(%rip\)", text)}
        if not wanted:
            return {}
        lines = subprocess.run(["nm", "-D", file], capture_output=True, text=True, check=True).stdout.splitlines()
        return {line.split()[2].split("@")[0]: int(line.split()[0], 16) for line in lines if len(line.split()) == 3 and line.split()[2].split("@")[0] in wanted}

    def run_both(self, plain, traced, address, delta, generator, site, symbols):
        # both stacks lie at much the same place; a part of what they share is the memory that all registers point into
        low = max(plain.stack()[0], traced.stack()[0])
        high = min(plain.start["rsp"], traced.start["rsp"]) - 0x4000
        middle = (low + high) // 2 & ~0xFFF
        contents = generator.randbytes(0x2000)
        for process in (plain, traced):
            process.write(middle - 0x1000, contents)
        values = {name: middle + generator.randrange(-0x400, 0x400) & ~7 for name in GENERAL}
        values["rsp"] = middle - 0x800  # the agent uses the stack below
        values["eflags"] = 0x202 | generator.getrandbits(12) & FLAGS
        vectors = bytearray(plain.vectors.raw)
        vectors[160:416] = generator.randbytes(256)
        plain.place({**values, "rip": address - delta}, bytes(vectors))
        traced.place({**values, "rip": address}, bytes(vectors))
        arguments = [expected(text, values, traced, symbols) for text in site["args"]]
        if site["how"] == "int3":
            self.assertTrue(traced.step())
            traced.resume(SINGLESTEP, signal.SIGTRAP)  # into the agent's handler
            traced.wait()
        for _ in range(MOST_STEPS):
            alive = traced.step()
            now = traced.registers()
            if not alive and traced.signal == signal.SIGSEGV and not self.in_agent(traced, now["rip"]):
                break
            if alive and traced.low <= now["rip"] < traced.high and now["rip"] != address:
                break
            if not alive:
                traced.resume(SINGLESTEP, traced.signal)
                traced.wait()
        else:
            self.fail(f"{site['name']} at {address:#x} does not come back")
        end = now["rip"] - delta
        for _ in range(30):
            plain_alive = plain.step()
            there = plain.registers()
            if not plain_alive or there["rip"] == end:
                break
        what = f"{site['name']} at {address:#x} ({site['how']})"
        if not alive:
            self.assertFalse(plain_alive, what)
            return arguments
        self.assertTrue(plain_alive, what)
        self.assertEqual(hex(there["rip"]), hex(end), what)
        for name in GENERAL + ["rsp"]:
            self.assertIn((now[name] - there[name]) & MASK, (0, delta & MASK), f"{what}: {name}")
        self.assertEqual(now["eflags"] & FLAGS, there["eflags"] & FLAGS, what)
        self.assertEqual(traced.vector_registers(), plain.vector_registers(), what)
        return arguments

    @staticmethod
    def in_agent(process, address):
        return any("tapset-agent" in line[-1] and int(line[0].split("-")[0], 16) <= address < int(line[0].split("-")[1], 16) for line in process.lines)

    def test_python(self):
        self.exercise("/usr/bin/python3.11", 4)

    def test_hotspot_17(self):
        self.exercise(next(iter(glob.glob("/usr/lib/jvm/*17*/lib/server/libjvm.so")), None), 500)

    def test_hotspot_25(self):
        self.exercise(next(iter(glob.glob("/usr/lib/jvm/*25*/lib/server/libjvm.so")), None), 500)

    def test_postgresql(self):
        self.exercise(next(iter(glob.glob("/usr/lib/postgresql/*/bin/postgres")), None), 60)

    def test_libstdcxx(self):
        self.exercise(next(iter(glob.glob("/usr/lib/*/libstdc++.so.6")), None), 3)

    def test_php(self):
        self.exercise(next(iter(glob.glob("/usr/bin/php[0-9].[0-9]")), None), 10)

    def test_ruby(self):
        self.exercise(next(iter(glob.glob("/usr/lib/*/libruby-*.so.*.*")), None), 30)

    def test_libvirt(self):
        self.exercise(next(iter(glob.glob("/usr/lib/*/libvirt.so.0")), None), 30)


if __name__ == "__main__":
    unittest.main()
