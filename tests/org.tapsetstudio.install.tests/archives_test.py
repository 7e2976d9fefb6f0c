"""The archives of the product: each holds helper and agent for its processor, and for no other. Usage: archives_test.py FOLDER"""
import fnmatch
import os
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


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
