"""Drives tapset-helper as the IDE does, over a Unix socket. Usage: test_helper.py PATH/tapset-helper [unittest options]

A test never sleeps: it waits for a message, for the end of the connection, or for the end of the helper.
"""
import glob
import json
import os
import random
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import unittest

HELPER = os.path.abspath(sys.argv.pop(1))
PATIENCE = 120  # seconds until a test gives up on a helper that hangs


class Caller:
    """The other end of the control connection."""

    def __init__(self, folder, helper=HELPER, **popen):
        self.output = None
        path = os.path.join(folder, "control")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path)
            listener.listen(1)
            listener.settimeout(PATIENCE)
            self.process = subprocess.Popen([helper, "--control", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, **popen)
            self.socket = listener.accept()[0]
        os.unlink(path)
        self.socket.settimeout(PATIENCE)
        self.lines = self.socket.makefile("rb")

    def send(self, message):
        self.send_bytes(json.dumps(message).encode() + b"\n")

    def send_bytes(self, line):
        self.socket.sendall(line)

    def receive(self):
        """The next message; None at the end of the connection."""
        line = self.lines.readline()
        return json.loads(line) if line else None

    def close(self):
        self.lines.close()
        self.socket.close()

    def finish(self):
        """The helper's own exit status, and what the program wrote."""
        if not self.output:
            out, err = self.process.communicate(timeout=PATIENCE)
            self.output = self.process.returncode, out.decode(), err.decode()
        return self.output


class HelperTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="tapset-helper-test-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.recording = os.path.join(self.folder, "run.taprec")

    def caller(self, **popen):
        caller = Caller(self.folder, **popen)
        self.addCleanup(caller.finish)
        self.addCleanup(caller.close)
        self.assertEqual(caller.receive()["type"], "hello")
        return caller

    def launch(self, argv, **fields):
        return {"v": 1, "type": "launch", "recording": self.recording, "argv": argv, "backend": "agent", "probes": [], **fields}

    def run_program(self, argv, popen={}, **fields):
        """Launches, and returns (the last message, the program's output, its errors)."""
        caller = self.caller(**popen)
        caller.send(self.launch(argv, **fields))
        started = caller.receive()
        self.assertEqual(started["type"], "started", started)
        end = caller.receive()
        self.assertEqual(end.pop("pid"), started["pid"])
        self.assertIsNone(caller.receive())
        status, out, err = caller.finish()
        self.assertEqual(status, 0)
        return end, out, err

    def refused(self, message):
        caller = self.caller()
        caller.send(message)
        answer = caller.receive()
        self.assertEqual(answer["type"], "error", answer)
        caller.close()
        caller.finish()
        return answer["code"], answer["message"]

    def executable(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content)
        os.chmod(path, 0o755)
        return path


class Launching(HelperTest):
    def test_hello_names_version_and_agent(self):
        caller = Caller(self.folder)
        hello = caller.receive()
        caller.close()
        caller.finish()
        self.assertEqual((hello["v"], hello["type"], hello["helper"]), (1, "hello", "0.1.0"))
        self.assertTrue(os.path.isfile(hello["agent"]), hello["agent"])

    def test_good_launch(self):
        end, out, _ = self.run_program(["sh", "-c", "echo one; exit 3"])
        self.assertEqual(end, {"type": "exited", "status": 3})
        self.assertEqual(out, "one\n")

    def test_arguments_arrive_as_they_are(self):
        _, out, _ = self.run_program(["printf", "[%s]", "a b", "", "$HOME", "☠", "*", "\t\n'\""])
        self.assertEqual(out, "[a b][][$HOME][☠][*][\t\n'\"]")

    def test_killed_by_signal(self):
        end, _, _ = self.run_program(["sh", "-c", "kill -KILL $$"])
        self.assertEqual(end, {"type": "exited", "signal": "KILL"})

    def test_working_folder(self):
        _, out, _ = self.run_program(["pwd"], cwd=self.folder)
        self.assertEqual(out, self.folder + "\n")

    def test_relative_program_counts_from_the_working_folder(self):
        self.executable("tool", b"#!/bin/sh\necho tool ran\n")
        _, out, _ = self.run_program(["./tool"], cwd=self.folder)
        self.assertEqual(out, "tool ran\n")

    def test_end_is_told_after_the_last_descendant(self):
        marker = os.path.join(self.folder, "fifo")
        os.mkfifo(marker)
        caller = self.caller()
        caller.send(self.launch(["sh", "-c", 'setsid sh -c "cat < fifo; exit 9" & exit 4'], cwd=self.folder))
        caller.receive()
        with open(marker, "w") as fifo:  # opens once the orphan reads
            fifo.write("orphan ended\n")
        self.assertEqual(caller.receive()["status"], 4)
        self.assertEqual(caller.finish()[1], "orphan ended\n")

    def test_signals_are_reset_for_the_program(self):
        _, out, _ = self.run_program(["cat", "/proc/self/status"])
        signals = dict(line.split(":\t") for line in out.splitlines() if line.startswith(("SigBlk", "SigIgn")))
        # What this test itself was started with stays; signals 32 and 33 belong to the C library, and a JVM hands them on ignored.
        with open("/proc/self/status", encoding="ascii") as file:
            own = next(int(line.split()[1], 16) for line in file if line.startswith("SigIgn"))
        python_ignores = 1 << (signal.SIGPIPE - 1) | 1 << (signal.SIGXFSZ - 1)
        self.assertEqual(int(signals["SigBlk"], 16), 0)
        self.assertEqual(int(signals["SigIgn"], 16) & ~(own & ~python_ignores), 0)

    def test_ignored_signals_stay_ignored(self):
        _, out, _ = self.run_program(["grep", "SigIgn", "/proc/self/status"], popen={"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)})
        self.assertEqual(int(out.split()[1], 16) & 2, 2)

    def test_no_descriptor_leaks(self):
        _, out, _ = self.run_program(["ls", "/proc/self/fd"])
        self.assertEqual(out.split(), ["0", "1", "2", "3"])  # 3: ls reads the folder

    def test_program_has_a_process_group_of_its_own(self):
        _, out, _ = self.run_program([sys.executable, "-c", "import os; print(os.getpid() == os.getpgrp())"])
        self.assertEqual(out, "True\n")


class Environment(HelperTest):
    def test_added_and_removed(self):
        _, out, _ = self.run_program(["sh", "-c", 'echo "$ADDED/${GONE-unset}/${KEPT-unset}"'], env={"ADDED": "a=b c", "GONE": None},
                                     popen={"env": {**os.environ, "GONE": "1", "KEPT": "2"}})
        self.assertEqual(out, "a=b c/unset/2\n")

    def test_agent_comes_behind_the_users_own_preload(self):
        _, out, _ = self.run_program(["sh", "-c", 'echo "$LD_PRELOAD|$TAPSET_RECORDING"'], env={"LD_PRELOAD": "libdl.so.2"})
        own, agent = out.split("|")[0].split(":")
        self.assertEqual((own, os.path.basename(agent)), ("libdl.so.2", "libtapset-agent.so"))
        self.assertEqual(out.split("|")[1], self.recording + "\n")

    def test_path_of_the_request_finds_the_program(self):
        self.executable("hidden-tool", b"#!/bin/sh\necho found\n")
        _, out, _ = self.run_program(["hidden-tool"], env={"PATH": self.folder + ":/usr/bin:/bin"})
        self.assertEqual(out, "found\n")

    def test_agent_path_with_blank(self):
        folder = os.path.join(self.folder, "my programs")
        os.mkdir(folder)
        agent = self.caller_agent()
        shutil.copy(HELPER, folder)
        shutil.copy(agent, folder)
        caller = Caller(self.folder, helper=os.path.join(folder, os.path.basename(HELPER)))
        self.addCleanup(caller.close)
        link = caller.receive()["agent"]
        self.assertNotIn(" ", link)
        self.assertEqual(os.path.realpath(link), os.path.join(folder, "libtapset-agent.so"))
        caller.send(self.launch(["true"]))
        caller.receive()
        caller.receive()
        self.assertEqual(caller.finish(), (0, "", ""))
        self.assertFalse(os.path.lexists(link))

    def caller_agent(self):
        caller = Caller(self.folder)
        agent = caller.receive()["agent"]
        caller.close()
        caller.finish()
        return agent

    def test_stack_is_raised_only_for_python(self):
        limit = ["sh", "-c", "ulimit -s"]
        _, plain, _ = self.run_program(["prlimit", "--stack=8388608:", "--output", "SOFT", "--noheadings"] + limit, popen={"preexec_fn": eight_mib_stack})
        self.assertEqual(plain.strip(), "8192")
        self.recording += "2"
        _, deep, _ = self.run_program(limit, popen={"preexec_fn": eight_mib_stack}, probes=[{"id": 1, "provider": "py*", "name": "*"}])
        self.assertGreater(int(deep), 8192)


def eight_mib_stack():
    import resource
    _, hard = resource.getrlimit(resource.RLIMIT_STACK)
    resource.setrlimit(resource.RLIMIT_STACK, (8 << 20, hard))


class Plan(HelperTest):
    def test_text(self):
        self.run_program(["true"], python="exact", policy="block", probes=[
            {"id": 1, "path": "/usr/bin/python3*", "provider": "python", "name": "function__entry",
             "slots": [{"kind": "string", "arg": 1}, {"kind": "string", "arg": 2}, {"kind": "int", "arg": 3}, {"kind": "strn", "arg": 4, "arg2": 5}]},
            {"id": 2, "provider": "*", "name": "x?"},
            {"id": 3, "path": "a\tb\nc\\d", "provider": "p", "name": "n", "slots": []},
        ])
        plan = os.path.join(self.recording, "plan")
        with open(plan) as file:
            lines = file.read().split("\n")
        self.assertEqual(lines[0], "tapset-plan\t1")
        self.assertRegex(lines[1], r"^hz\t[1-9][0-9]{7,11}$")
        self.assertRegex(lines[2], r"^clock\t(tsc|mono)$")
        self.assertRegex(lines.pop(-2), r"^session\t[1-9][0-9]*$")
        self.assertEqual(lines[3:], [
            "python\texact",
            "policy\tblock",
            "room\t67108864",
            "probe\t1\t/usr/bin/python3*\tpython\tfunction__entry\ts1,s2,i3,n4:5",
            "probe\t2\t\t*\tx?\t*",
            "probe\t3\ta\\tb\\nc\\\\d\tp\tn\t",
            "",
        ])
        self.assertEqual(stat.S_IMODE(os.stat(plan).st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(os.stat(self.recording).st_mode), 0o700)

    def test_an_older_recording_is_not_overwritten(self):
        self.run_program(["true"])
        code, message = self.refused(self.launch(["true"]))
        self.assertEqual((code, message), ("cannot-record", f"there is a recording in {self.recording} already; name another folder"))

    def test_folder_that_cannot_be_made(self):
        self.recording = "/proc/nowhere/run.taprec"
        self.assertEqual(self.refused(self.launch(["true"])),
                         ("cannot-record", "cannot make the recording's folder /proc/nowhere/run.taprec: No such file or directory"))


class Refusals(HelperTest):
    def test_missing_program(self):
        self.assertEqual(self.refused(self.launch(["no-such-tool"])), ("no-such-program", "there is no program no-such-tool in any folder of PATH"))
        self.assertEqual(self.refused(self.launch(["/no/such/tool"])), ("no-such-program", "there is no file /no/such/tool"))
        self.assertFalse(os.path.exists(self.recording))

    def test_missing_interpreter(self):
        script = self.executable("script", b"#!/no/such/interpreter\n")
        code, message = self.refused(self.launch([script]))
        self.assertEqual(code, "not-executable")
        self.assertIn("/no/such/interpreter", message)

    def test_file_without_permission(self):
        path = self.executable("data", b"#!/bin/sh\n")
        os.chmod(path, 0o644)
        code, message = self.refused(self.launch([path]))
        self.assertEqual((code, message), ("not-executable", f"{path} may not be executed; if it is a program, give it the permission: chmod +x {path}"))

    def test_folder_as_program(self):
        self.assertEqual(self.refused(self.launch(["/tmp"])), ("not-executable", "/tmp is a folder, not a program"))

    def test_neither_elf_nor_script(self):
        path = self.executable("text", b"just text\n")
        self.assertEqual(self.refused(self.launch([path]))[0], "not-executable")

    def patched_true(self, name, offset, data):
        with open("/bin/true", "rb") as file:
            content = bytearray(file.read())
        content[offset:offset + len(data)] = data
        return self.executable(name, bytes(content))

    def test_other_architecture(self):
        path = self.patched_true("other", 18, b"\xf3\x00")  # e_machine RISC-V
        code, message = self.refused(self.launch([path]))
        self.assertEqual(code, "not-executable")
        self.assertIn("another processor", message)

    def test_no_program_headers_is_static(self):
        path = self.patched_true("static", 56, b"\x00\x00")  # e_phnum
        code, message = self.refused(self.launch([path]))
        self.assertEqual(code, "cannot-inject")
        self.assertIn("linked statically", message)

    def test_setuid_program(self):
        if os.getuid() == 0:
            path = self.patched_true("su", 0, b"")
            os.chown(path, 65534, 65534)
            os.chmod(path, 0o4755)
        else:
            path = "/usr/bin/su"
        code, message = self.refused(self.launch([path]))
        self.assertEqual(code, "cannot-inject")
        self.assertIn("setuid", message)
        self.assertIn("trace it by kernel probes", message)

    def test_folder_that_does_not_exist(self):
        self.assertEqual(self.refused(self.launch(["true"], cwd="/no/such/folder")),
                         ("bad-request", "cannot start in the folder /no/such/folder: No such file or directory"))

    def test_second_launch(self):
        caller = self.caller()
        caller.send(self.launch(["sleep", "1000"]))
        self.assertEqual(caller.receive()["type"], "started")
        caller.send(self.launch(["true"]))
        self.assertEqual(caller.receive()["code"], "bad-request")
        caller.send({"type": "signal", "signal": "KILL"})

    def test_error_leaves_the_helper_usable(self):
        caller = self.caller()
        caller.send_bytes(b"nonsense\n")
        self.assertEqual(caller.receive(), {"type": "error", "code": "bad-request", "message": "the message is not JSON"})
        caller.send(self.launch(["true"]))
        self.assertEqual(caller.receive()["type"], "started")
        self.assertEqual(caller.receive()["status"], 0)


class BadMessages(HelperTest):
    def test_each_field(self):
        good = self.launch(["true"])
        bad = {
            "no type": {"v": 1},
            "unknown type": {**good, "type": "dance"},
            "version": {**good, "v": 2},
            "no version": {k: v for k, v in good.items() if k != "v"},
            "relative recording": {**good, "recording": "run.taprec"},
            "recording of the wrong type": {**good, "recording": 1},
            "argv empty": {**good, "argv": []},
            "argv[0] empty": {**good, "argv": [""]},
            "argv of numbers": {**good, "argv": [1]},
            "NUL in argv": {**good, "argv": ["true\0false"]},
            "relative cwd": {**good, "cwd": "."},
            "env as list": {**good, "env": ["A=1"]},
            "env name with =": {**good, "env": {"A=B": "1"}},
            "env number": {**good, "env": {"A": 1}},
            "python": {**good, "python": "best"},
            "policy": {**good, "policy": ""},
            "probes missing": {k: v for k, v in good.items() if k != "probes"},
            "probe without name": {**good, "probes": [{"id": 1, "provider": "p"}]},
            "probe id": {**good, "probes": [{"id": -1, "provider": "p", "name": "n"}]},
            "fractional id": {**good, "probes": [{"id": 1.5, "provider": "p", "name": "n"}]},
            "slot kind": {**good, "probes": [{"id": 1, "provider": "p", "name": "n", "slots": [{"kind": "float", "arg": 1}]}]},
            "slot arg": {**good, "probes": [{"id": 1, "provider": "p", "name": "n", "slots": [{"kind": "int", "arg": 0}]}]},
            "strn without arg2": {**good, "probes": [{"id": 1, "provider": "p", "name": "n", "slots": [{"kind": "strn", "arg": 1}]}]},
            "65 slots": {**good, "probes": [{"id": 1, "provider": "p", "name": "n", "slots": [{"kind": "int", "arg": 1}] * 65}]},
            "array": [good],
            "signal before the start": {"type": "signal", "signal": "TERM"},
            "conditions": {**self.launch(["true"]), "probes": [{"id": 1, "provider": "p", "name": "n", "when": "now"}]},
            "unknown signal": {"type": "signal", "signal": "WINK"},
        }
        caller = self.caller()
        for name, message in bad.items():
            with self.subTest(name):
                caller.send(message)
                self.assertEqual(caller.receive()["code"], "bad-request")
        self.assertFalse(os.path.exists(self.recording))

    def test_bytes_that_are_not_utf8(self):
        caller = self.caller()
        for line in (b'{"type":"\xff"}', b'{"type":"\xc0\x80"}', b'{"type":"\xed\xa0\x80"}', b'{"type":"\xe2\x98'):
            caller.send_bytes(line + b"\n")
            self.assertEqual(caller.receive()["message"], "the message is not UTF-8")

    def test_long_text_in_an_answer_is_cut_between_characters(self):
        for blanks in range(4):
            self.assertEqual(self.refused(self.launch([" " * blanks + "☠" * 2000]))[0], "no-such-program")

    def test_unknown_fields_are_ignored(self):
        end, _, _ = self.run_program(["true"], colour="green", probes=[{"id": 1, "provider": "p", "name": "n", "shape": "round"}])
        self.assertEqual(end["status"], 0)

    def test_backslash_before_u0000_is_no_nul(self):
        _, out, _ = self.run_program(["printf", "%s", "\\u0000"])
        self.assertEqual(out, "\\u0000")

    def test_mutated_messages(self):
        """3,000 damaged launches, always the same: each gives one answer, none starts a program or ends the helper."""
        rng = random.Random(20260101)
        probe = {"id": 1, "path": "x", "provider": "p", "name": "n", "slots": [{"kind": "strn", "arg": 1, "arg2": 2}]}
        good = json.dumps(self.launch(["/no/such/program", "x"], env={"A": "1", "B": None}, probes=[probe])).encode()
        caller = self.caller()
        for _ in range(3000):
            line = bytearray(good)
            for _ in range(rng.randint(1, 6)):
                at = rng.randrange(len(line))
                choice = rng.randrange(3)
                if choice == 0:
                    line[at] = rng.randrange(256)
                elif choice == 1:
                    del line[at:at + rng.randint(1, 20)]
                else:
                    line[at:at] = bytes(rng.choices(b'{}[]",:\\u0019e-.', k=rng.randint(1, 8)))
            line = bytes(line).replace(b"\n", b" ")
            if b"launch" in line and b"/no/such" not in line:
                continue  # what is left might name a program that exists
            caller.send_bytes(line + b"\n")
            answer = caller.receive()
            self.assertIsNotNone(answer, line)
            self.assertEqual(answer["type"], "error", line)

    def test_deeply_nested_message(self):
        caller = self.caller()
        caller.send_bytes(b"[" * 1000000 + b"\n")
        self.assertEqual(caller.receive()["code"], "bad-request")

    def test_endless_line(self):
        caller = self.caller()
        try:
            for _ in range(300):
                caller.send_bytes(b"x" * 65536)
        except OSError:
            pass  # the helper has hung up already
        self.assertEqual(caller.finish()[0], 1)


class Ending(HelperTest):
    def waiting_program(self, **fields):
        """A program that says when it is ready, then waits for a signal."""
        program = "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, [15]); print('ready', flush=True); signal.sigwait([15]); print('got TERM', flush=True); exit(5)"
        caller = self.caller()
        caller.send(self.launch([sys.executable, "-c", program], **fields))
        caller.receive()
        self.assertEqual(caller.process.stdout.readline(), b"ready\n")
        return caller

    def test_signal_message(self):
        caller = self.waiting_program()
        caller.send({"type": "signal", "signal": "TERM"})
        self.assertEqual(caller.receive()["status"], 5)
        self.assertEqual(caller.finish()[1], "got TERM\n")

    def test_close_leaves_the_program_alone(self):
        caller = self.caller()
        fifo = os.path.join(self.folder, "fifo")
        os.mkfifo(fifo)
        caller.send(self.launch(["sh", "-c", "cat fifo"], cwd=self.folder))
        caller.receive()
        caller.close()
        self.assertEqual(caller.process.wait(PATIENCE), 0)
        with open(fifo, "w") as out:
            out.write("still here\n")
        self.assertEqual(caller.process.stdout.read(), b"still here\n")

    def test_term_to_the_helper_is_passed_on(self):
        caller = self.waiting_program()
        caller.process.send_signal(signal.SIGTERM)
        self.assertEqual(caller.receive()["status"], 5)

    def test_interrupt_at_a_terminal_reaches_the_program(self):
        """Ctrl-C typed at a terminal whose foreground job is the helper: the program dies of SIGINT, the helper tells so."""
        master, slave = os.openpty()
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(os.path.join(self.folder, "control"))
        listener.listen(1)
        listener.settimeout(PATIENCE)
        pid = os.fork()
        if pid == 0:
            try:
                os.login_tty(slave)
                os.execv(HELPER, [HELPER, "--control", os.path.join(self.folder, "control")])
            finally:
                os._exit(99)
        os.close(slave)
        with listener, listener.accept()[0] as control, control.makefile("rb") as lines:
            lines.readline()
            control.settimeout(PATIENCE)
            program = "import signal; signal.signal(signal.SIGINT, signal.SIG_DFL); print('ready', flush=True); signal.pause()"
            control.sendall(json.dumps(self.launch([sys.executable, "-c", program])).encode() + b"\n")
            lines.readline()
            shown = b""
            while b"ready" not in shown:
                shown += os.read(master, 100)
            os.write(master, b"\x03")
            self.assertEqual(json.loads(lines.readline())["signal"], "INT")
        self.assertEqual(os.waitpid(pid, 0)[1], 0)
        os.close(master)


class CommandLine(unittest.TestCase):
    def run_helper(self, *arguments):
        done = subprocess.run([HELPER, *arguments], capture_output=True, text=True, timeout=PATIENCE)
        return done.returncode, done.stdout, done.stderr

    def test_version(self):
        self.assertEqual(self.run_helper("--version"), (0, "tapset-helper 0.1.0\n", ""))

    def test_help(self):
        status, out, _ = self.run_helper("--help")
        self.assertEqual(status, 0)
        self.assertTrue(out.startswith("usage: tapset-helper --control SOCKET"))

    def test_usage_errors(self):
        for arguments in ([], ["--dance"], ["--control"], ["--markers"]):
            self.assertEqual(self.run_helper(*arguments)[0], 2)

    def test_no_socket(self):
        self.assertEqual(self.run_helper("--control", "/no/such/socket"),
                         (1, "", "tapset-helper: cannot connect to the control socket /no/such/socket: No such file or directory\n"))

    def test_markers_of_python(self):
        status, out, _ = self.run_helper("--markers", "/usr/bin/python3.11")
        self.assertEqual(status, 0)
        names = {(m["provider"], m["name"]) for m in json.loads(out)["markers"]}
        self.assertIn(("python", "function__return"), names)
        self.assertEqual({m["arming"] for m in json.loads(out)["markers"]}, {"jump"})

    def test_markers_that_take_a_trap(self):
        status, out, _ = self.run_helper("--markers", next(iter(glob.glob("/usr/lib/*/libstdc++.so.6"))))
        self.assertEqual(status, 0)
        for marker in json.loads(out)["markers"]:
            self.assertIn(marker["arming"], ("jump", "trap"))
            self.assertEqual("why" in marker, marker["arming"] == "trap", marker)

    def test_markers_of_nothing(self):
        status, _, err = self.run_helper("--markers", "/no/such/file")
        self.assertEqual(status, 1)
        self.assertIn("/no/such/file", err)


if __name__ == "__main__":
    unittest.main()
