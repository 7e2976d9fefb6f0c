"""Runs one program under tapset-helper, as the IDE does, and waits for its end."""
import json
import os
import socket
import subprocess
import tempfile

CALL_SLOTS = [{"kind": "string", "arg": 1}, {"kind": "string", "arg": 2}, {"kind": "int", "arg": 3}]
PYTHON_CALLS = [{"id": 1, "provider": "python", "name": "function__entry", "slots": CALL_SLOTS},
                {"id": 2, "provider": "python", "name": "function__return", "slots": CALL_SLOTS}]


class Refused(Exception):
    pass


def run(helper, recording, argv, probes=PYTHON_CALLS, timeout=120, **fields):
    """The last message, and what the program wrote to standard output and standard error."""
    with tempfile.TemporaryDirectory(prefix="tapset-") as folder, socket.socket(socket.AF_UNIX) as listener:
        path = os.path.join(folder, "control")
        listener.bind(path)
        listener.listen(1)
        listener.settimeout(timeout)
        process = subprocess.Popen([helper, "--control", path], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        connection = listener.accept()[0]
        with connection, connection.makefile("rb") as lines:
            lines.readline()  # hello
            message = {"v": 1, "type": "launch", "recording": recording, "argv": argv, "probes": probes, **fields}
            connection.sendall(json.dumps(message).encode() + b"\n")
            started = json.loads(lines.readline())
            if started["type"] != "started":
                connection.close()
                lines.close()
                process.communicate()
                raise Refused(started["message"])
            try:
                out, err = process.communicate(timeout=timeout)
            except subprocess.TimeoutExpired:
                connection.sendall(b'{"type":"signal","signal":"KILL"}\n')
                raise
            return [json.loads(line) for line in lines][-1], out.decode(), err.decode()  # warnings may come before
