"""Starts an Eclipse into which Tapset Studio was installed, as a user does, and looks whether its plug-ins work there: a recording is opened, and after a restart its editor is there again.

    start_test.py ECLIPSE JAVA FOLDER      the installation, the java to start it with, a folder for the workspace
"""
import os
import pathlib
import shutil
import subprocess
import sys
import time

DEADLINE = 300  # seconds; only ends a test that has failed
eclipse, java, folder = (pathlib.Path(argument) for argument in sys.argv[1:])
workspace = folder / "workspace"
recording = folder / "run.taprec"
customization = folder / "customization.ini"


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


def start(*options):
    customization.write_text("org.eclipse.ui.ide/EXIT_PROMPT_ON_CLOSE_LAST_WINDOW=false\n")  # nobody is there to answer
    return subprocess.Popen([java, "-Xmx512m", *options, "-jar", launcher, "-nosplash", "-data", workspace, "-perspective", "org.tapsetstudio.ui.perspective.tracing",
                             "-pluginCustomization", customization])


def windows(title):
    return subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=DEADLINE).stdout.split()


def press(window, key):
    subprocess.run(["timeout", "20", "xdotool", "windowactivate", "--sync", window, "key", key], stderr=subprocess.DEVNULL)


def shows_editor():
    """The window's title names the editor when it is active; where a view is, F12 makes the editor so."""
    if windows("run[.]taprec"):
        return True
    for window in windows("Eclipse Platform"):
        press(window, "F12")
    return False


def close(process):
    """Closes the window as a person does, so that the workbench stores its state."""
    end = time.monotonic() + DEADLINE
    while process.poll() is None:
        if time.monotonic() > end:
            process.kill()
            fail("Eclipse did not end when its window was closed")
        for window in windows("Eclipse Platform"):
            press(window, "alt+F4")
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            pass


if not os.environ.get("DISPLAY"):
    print("skipped: there is no display to start Eclipse on")
    sys.exit(0)
shutil.rmtree(workspace, ignore_errors=True)
recording.mkdir(exist_ok=True)  # without events, which is enough to be opened
launcher = next((eclipse / "plugins").glob("org.eclipse.equinox.launcher_*.jar"))
process = start(f"-Dtapsetstudio.open={recording}")
try:
    # Our early startup links the recording into the project "Tracing": then the plug-in is resolved and works with the workbench.
    projects = workspace / ".metadata/.plugins/org.eclipse.core.resources/.projects"
    wait_until(lambda: (projects / "Tracing").is_dir(), process, "the project that Tapset Studio makes for the recording")
    wait_until(shows_editor, process, "the editor of the recording")
    close(process)
finally:
    process.kill()
process = start()
try:
    wait_until(shows_editor, process, "the editor of the recording after a restart")
    close(process)
finally:
    process.kill()
log = workspace / ".metadata/.log"
entries = [line.split() for line in log.read_text(errors="replace").splitlines() if line.startswith("!ENTRY org.tapsetstudio")] if log.exists() else []
if any(entry[2] == "4" for entry in entries):
    fail("Tapset Studio logged errors")
print("Tapset Studio works in an Eclipse that it was installed into")
