"""Reads a recording as docs/recording-format.md describes it, as far as the tests of the native side need. Written apart from the C code on purpose: it is a second opinion."""
import collections
import glob
import os
import struct

HEADER = 4096
LOST = 0xFFFFFFFF
INT, STRING, STRN, FRAME = 1, 2, 3, 4
UNWOUND, RESUME, YIELD = 2, 4, 8

Event = collections.namedtuple("Event", "ticks site flags slots")
Site = collections.namedtuple("Site", "id probe how provider name reason slots")
Frame = collections.namedtuple("Frame", "file function qualified line table")


class Stream:
    def __init__(self, path, events, lost, state):
        self.path, self.events, self.lost, self.state = path, events, lost, state


class Image:
    """One process image: its definitions and the streams of its threads."""

    def __init__(self, pid, start):
        self.pid, self.start = pid, start
        self.parent_start, self.inherited, self.kind = 0, 0, 0
        self.sites, self.strings, self.frames, self.notes, self.streams = {}, {0: None, 0xFFFFFFFF: "<unreadable>"}, {}, [], []
        self.clocks = []


def body(path):
    with open(path, "rb") as file:
        data = file.read()
    committed, lost, state = struct.unpack_from("<QQI", data, 40)
    assert data[:8] in (b"TAPSETST", b"TAPSETPL"), path
    return data[HEADER:HEADER + committed], lost, state


def text(data):
    return os.fsdecode(data)


def read_log(image, data, end=None):
    at = 0
    end = len(data) if end is None else end
    while at + 8 <= end:
        size, kind = struct.unpack_from("<IH", data, at)
        p = data[at + 8:at + size]
        if kind == 1 and image.kind == 0:
            image.parent_start, image.inherited, image.kind = struct.unpack_from("<QQI", p, 16)
        elif kind == 3:
            number, probe, module, how, address, nslots = struct.unpack_from("<IIIIQI", p)
            slots = [struct.unpack_from("<BBBb", p, 32 + 8 * i) for i in range(nslots)]
            provider, name, args, reason = p[32 + 8 * nslots:].split(b"\0")[:4]
            image.sites[number] = Site(number, probe, how, text(provider), text(name), text(reason), slots)
        elif kind == 4:
            number, length = struct.unpack_from("<II", p)
            image.strings[number] = text(p[8:8 + length])
        elif kind == 5:
            number, file, function, qualified, line, table_kind, length = struct.unpack_from("<7I", p)
            image.frames[number] = Frame(file, function, qualified, line, p[32:32 + length])
        elif kind == 6:
            image.clocks.append(struct.unpack_from("<4Q", p))
        elif kind == 7:
            image.notes.append((struct.unpack_from("<I", p)[0], text(p[8:].split(b"\0")[0])))
        at += size


def read_stream(path):
    data, lost, state = body(path)
    events, at = [], 0
    while at + 16 <= len(data):
        ticks, site, size, flags = struct.unpack_from("<QIHH", data, at)
        events.append(Event(ticks, site, flags, struct.unpack_from(f"<{(size - 16) // 8}Q", data, at + 16)))
        at += size
    assert at == len(data), path
    return Stream(path, events, lost, state)


def read(folder):
    """All process images of a recording, by their start."""
    images = {}
    for path in sorted(glob.glob(os.path.join(folder, "p*.log"))):
        pid, start = os.path.basename(path)[1:-4].split("-")
        image = Image(int(pid), int(start, 16))
        image.data = body(path)[0]
        read_log(image, image.data)
        images[image.start] = image
    for image in images.values():
        for path in sorted(glob.glob(os.path.join(folder, f"t{image.pid}-{image.start:016x}-*.stream"))):
            image.streams.append(read_stream(path))
    for image in images.values():
        inherit(images, image, image.parent_start, image.inherited)
    return images


def inherit(images, image, parent_start, length):
    """Definitions that a forked image shares with its ancestors."""
    while length and parent_start in images:
        parent = images[parent_start]
        older = Image(0, 0)
        read_log(older, parent.data, length)
        for mine, theirs in ((image.sites, older.sites), (image.strings, older.strings), (image.frames, older.frames)):
            for key, value in theirs.items():
                mine.setdefault(key, value)
        parent_start, length = parent.parent_start, parent.inherited


class Calls:
    """Entries and returns of Python functions in one image or several: counters by (file, name)."""

    def __init__(self, images):
        self.entries, self.returns, self.flags = collections.Counter(), collections.Counter(), collections.Counter()
        self.lost, self.unbalanced = 0, []
        for image in images:
            for stream in image.streams:
                self.add(image, stream)

    def add(self, image, stream):
        stack = []
        self.lost += stream.lost
        for event in stream.events:
            if event.site == LOST:
                self.lost += event.slots[0]
                continue
            site = image.sites[event.site]
            number = event.slots[0] & 0xFFFFFFFF
            frame = image.frames[number]
            key = image.strings[frame.file], image.strings[frame.function]
            if site.name == "function__entry":
                self.entries[key] += 1
                self.flags["resume"] += bool(event.flags & RESUME)
                stack.append(number)
            else:
                self.returns[key] += 1
                self.flags["unwound"] += bool(event.flags & UNWOUND)
                self.flags["yield"] += bool(event.flags & YIELD)
                if not stack or stack.pop() != number:
                    self.unbalanced.append((stream.path, key))
        if stack:
            self.unbalanced.append((stream.path, "open", len(stack)))
