"""at_terminal.py TEXTS COMMAND...: runs the command at a terminal of its own, presses Ctrl-C after each of the TEXTS (separated by |) came, and prints all that it wrote and its exit status."""
import os
import pty
import signal
import sys

texts, command = sys.argv[1].encode().split(b"|"), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    for ignored in signal.SIGINT, signal.SIGHUP:  # as a terminal starts a program, although the tests may run in the background
        signal.signal(ignored, signal.SIG_DFL)
    os.execvp(command[0], command)
signal.signal(signal.SIGALRM, lambda *_: os.killpg(pid, signal.SIGKILL))
signal.alarm(240)  # ends only what would never end
written, looked = b"", 0
while True:
    try:
        part = os.read(terminal, 65536)
    except OSError:  # the last process has closed it
        break
    if not part:
        break
    written += part
    at = written.find(texts[0], looked) if texts else -1
    if at >= 0:
        looked = at + len(texts.pop(0))
        os.write(terminal, b"\x03")
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
sys.stdout.write(written.decode().replace("\r\n", "\n"))
print("status", status)
