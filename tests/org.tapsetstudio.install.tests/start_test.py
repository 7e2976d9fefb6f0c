"""Starts an Eclipse into which Tapset Studio was installed, as a user does, and looks whether its plug-ins work there.

    start_test.py ECLIPSE JAVA FOLDER      the installation, the java to start it with, a folder for the workspace
"""
import os
import pathlib
import shutil
import subprocess
import sys
import time

DEADLINE = 120  # seconds; only ends a test that has failed
eclipse, java, folder = (pathlib.Path(argument) for argument in sys.argv[1:])
workspace = folder / "workspace"
recording = folder / "run.taprec"


def fail(words):
    log = workspace / ".metadata/.log"
    sys.exit(f"{words}\n{log.read_text(errors='replace')[:20000] if log.exists() else ''}")


def wait_until(condition, process, words):
    end = time.monotonic() + DEADLINE
    while not condition():
        if process.poll() is not None:
            fail(f"Eclipse ended with status {process.returncode}; waited for {words}")
        if time.monotonic() > end:
            process.kill()
            fail(f"Waited in vain for {words}")
        time.sleep(0.2)


if not os.environ.get("DISPLAY"):
    print("skipped: there is no display to start Eclipse on")
    sys.exit(0)
shutil.rmtree(workspace, ignore_errors=True)
recording.mkdir(exist_ok=True)  # without events, which is enough to be opened
launcher = next((eclipse / "plugins").glob("org.eclipse.equinox.launcher_*.jar"))
process = subprocess.Popen([java, "-Xmx512m", f"-Dtapsetstudio.open={recording}", "-jar", launcher, "-nosplash", "-data", workspace, "-perspective",
                            "org.tapsetstudio.ui.perspective.tracing"])
try:
    # Our early startup links the recording into the project "Tracing": then the plug-in is resolved and works with the workbench.
    projects = workspace / ".metadata/.plugins/org.eclipse.core.resources/.projects"
    wait_until(lambda: (projects / "Tracing").is_dir(), process, "the project that Tapset Studio makes for the recording")
    log = workspace / ".metadata/.log"
    troubles = [line for line in log.read_text(errors="replace").splitlines() if "org.tapsetstudio" in line and ("ENTRY" in line or "resolve" in line)] if log.exists() else []
    if any(line.startswith("!ENTRY") and line.split()[2] == "4" for line in troubles):
        fail("Tapset Studio logged errors")
    print("Tapset Studio works in an Eclipse that it was installed into")
finally:
    process.terminate()
    process.wait(30)
