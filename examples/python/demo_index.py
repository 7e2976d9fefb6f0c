#!/usr/bin/env python3
"""Indexes the sources of Python's own standard library and answers a few questions about them.

A small but real program to trace: it walks folders (recursion), tokenises lines (generators), counts words (classes, special methods), sorts with a
key function (Python called from C) and shares the work between threads. The same input gives the same output; nothing is written.

    demo_index.py [FOLDER] [--files N] [--threads N]
"""
import argparse
import collections
import os
import queue
import re
import sys
import sysconfig
import threading

WORD = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")
KEYWORDS = frozenset("and as assert class def del elif else except finally for from if import in is lambda not or pass raise return self try while with yield None True False".split())


def python_files(folder, depth=0):
    """Paths of Python sources in a folder and up to two levels below it, in order of their names."""
    entries = sorted(os.scandir(folder), key=entry_name)
    for entry in entries:
        if entry.is_file() and entry.name.endswith(".py"):
            yield entry.path
    for entry in entries:
        if entry.is_dir() and depth < 2 and is_source_folder(entry.name):
            yield from python_files(entry.path, depth + 1)


def entry_name(entry):
    return entry.name


def is_source_folder(name):
    return not name.startswith(("__pycache__", "test", "site-packages", "dist-packages", "idlelib", "turtledemo"))


class Document:
    """One source file: its words and where its definitions stand."""

    def __init__(self, path, folder):
        self.path = path
        self.name = os.path.relpath(path, folder)
        self.lines = 0
        self.words = collections.Counter()
        self.definitions = []

    def read(self):
        with open(self.path, encoding="utf-8", errors="replace") as file:
            for number, line in enumerate(file, 1):
                self.add_line(number, line)
        return self

    def add_line(self, number, line):
        self.lines += 1
        text = strip_comment(line)
        if not text:
            return
        if is_definition(text):
            self.definitions.append((definition_name(text), number))
        for word in words(text):
            self.words[word] += 1

    def __len__(self):
        return self.lines


def strip_comment(line):
    text = line.strip()
    return "" if text.startswith("#") else text


def is_definition(text):
    return text.startswith(("def ", "class "))


def definition_name(text):
    return WORD.findall(text)[1]


def words(text):
    """The words of a line that say something about it."""
    for word in WORD.findall(text):
        if len(word) > 2 and word not in KEYWORDS:
            yield normalise(word)


def normalise(word):
    return word.lower() if word.isupper() else word


class Index:
    """Which documents hold a word, how often. Documents may be added from several threads."""

    def __init__(self):
        self.lock = threading.Lock()
        self.documents = []
        self.postings = collections.defaultdict(list)

    def add(self, document):
        with self.lock:
            self.documents.append(document)
            for word, count in document.words.items():
                self.postings[word].append((count, document.name))

    def __getitem__(self, word):
        return sorted(self.postings.get(word, ()), key=by_count)

    def __contains__(self, word):
        return word in self.postings

    def lines(self):
        return sum(map(len, self.documents))

    def definitions(self):
        return sum(len(document.definitions) for document in self.documents)

    def common(self, limit):
        totals = ((sum(count for count, _ in found), word) for word, found in self.postings.items())
        return sorted(totals, key=by_count)[:limit]


def by_count(pair):
    return -pair[0], pair[1]


class Worker(threading.Thread):
    """Takes paths from a queue until it is empty."""

    def __init__(self, number, work, folder, index):
        super().__init__(name=f"indexer-{number}")
        self.work, self.folder, self.index = work, folder, index

    def run(self):
        while True:
            try:
                path = self.work.get_nowait()
            except queue.Empty:
                return
            self.index.add(Document(path, self.folder).read())


def build_index(folder, files, threads):
    work, index = queue.SimpleQueue(), Index()
    for number, path in enumerate(python_files(folder)):
        if number == files:
            break
        work.put(path)
    workers = [Worker(number, work, folder, index) for number in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return index


def nesting(name, separator="/"):
    """How deep a file lies, by recursion."""
    head, _, tail = name.partition(separator)
    return 1 + nesting(tail, separator) if tail else 1


def report(index):
    yield f"{len(index.documents)} files, {index.lines()} lines, {index.definitions()} functions and classes, {len(index.postings)} words"
    deepest = max(nesting(document.name) for document in index.documents)
    yield f"deepest folder level: {deepest}"
    yield "most common words: " + ", ".join(f"{word} ({count})" for count, word in index.common(5))
    for word in ("yield", "socket", "deque", "no_such_word"):
        if word in index:
            places = ", ".join(f"{name} ({count})" for count, name in index[word][:3])
            yield f"{word}: {places}"
        else:
            yield f"{word}: nowhere"


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Index Python sources.")
    parser.add_argument("folder", nargs="?", default=sysconfig.get_path("stdlib"))
    parser.add_argument("--files", type=int, default=250, help="index at most so many (default 250)")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    index = build_index(options.folder, options.files, options.threads)
    for line in report(index):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
