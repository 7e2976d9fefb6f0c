"""The archives of the product: each holds helper and agent for its processor, and for no other, and the command that starts it. Usage: archives_test.py FOLDER JAVA_HOME"""
import fnmatch
import os
import subprocess
import sys
import tarfile
import unittest

FOLDER = sys.argv[1]
MACHINES = {"x86_64": 62, "aarch64": 183}  # e_machine


class ArchivesTest(unittest.TestCase):
    def test_helper_and_agent_for_the_processor(self):
        for architecture, machine in MACHINES.items():
            archives = [name for name in os.listdir(FOLDER) if name.endswith("linux.gtk.%s.tar.gz" % architecture)]
            self.assertEqual(1, len(archives), architecture)
            with tarfile.open(os.path.join(FOLDER, archives[0])) as archive:
                files = {}
                for member in archive:
                    if member.isfile() and os.path.basename(member.name) in ("tapset-helper", "libtapset-agent.so"):
                        files[os.path.basename(member.name)] = (member.name, archive.extractfile(member).read(20))
                self.assertEqual({"tapset-helper", "libtapset-agent.so"}, set(files), archives[0])
                for name, (path, start) in files.items():
                    self.assertTrue(fnmatch.fnmatch(path, "*/plugins/org.tapsetstudio.helper.linux.%s_*/os/linux/%s/%s" % (architecture, architecture, name)), path)
                    self.assertEqual(b"\x7fELF\x02\x01", start[:6], path)
                    self.assertEqual(machine, int.from_bytes(start[18:20], "little"), path)

    def test_the_command_that_starts_it(self):
        for architecture in MACHINES:
            with tarfile.open(os.path.join(FOLDER, "org.tapsetstudio.product-linux.gtk.%s.tar.gz" % architecture)) as archive:
                self.assertEqual(0o755, archive.getmember("tapset-studio/tapset-studio").mode & 0o777)

    def test_words_where_it_cannot_start(self):
        start = os.path.join(FOLDER, "org.tapsetstudio.product/linux/gtk/x86_64/tapset-studio/tapset-studio")
        self.assertIn("Java 21 or newer is needed", self.failure([start], JAVA_HOME="/nowhere"))
        self.assertIn("there is no display", self.failure([start], DISPLAY="", WAYLAND_DISPLAY=""))
        self.assertIn("/nowhere is no recording", self.failure([start, "/nowhere"], DISPLAY=":0"))

    def failure(self, command, **environment):
        ended = subprocess.run(command, env={**os.environ, "JAVA_HOME": sys.argv[2], **environment}, capture_output=True, text=True)
        self.assertEqual(1, ended.returncode)
        return ended.stderr


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
