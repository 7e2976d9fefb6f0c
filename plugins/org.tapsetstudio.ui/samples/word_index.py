#!/usr/bin/env python3
"""Makes an index of words: in which lines of a text each word stands. The way that it looks words up can be chosen.

    word_index.py list       looks through all words that it knows, one after the other
    word_index.py dictionary asks a dictionary
"""
import sys

TEXT = """the quick brown fox jumps over the lazy dog and the dog does not mind
a program that is slow is not always a program that does much
the words of this text are looked up again and again until it takes a while
""" * 60


class ListIndex:
    def __init__(self):
        self.entries = []

    def find(self, word):
        for entry in self.entries:
            if same(entry[0], word):
                return entry
        return None

    def add(self, word, line):
        entry = self.find(word)
        if entry is None:
            entry = (word, [])
            self.entries.append(entry)
        entry[1].append(line)

    def size(self):
        return len(self.entries)


class DictionaryIndex:
    def __init__(self):
        self.entries = {}

    def add(self, word, line):
        self.entries.setdefault(word, []).append(line)

    def size(self):
        return len(self.entries)


def same(one, other):
    return one == other


def index_line(index, number, line):
    for word in line.split():
        index.add(word, number)


def index_text(index, text):
    for number, line in enumerate(text.splitlines()):
        index_line(index, number, line)


def main():
    index = DictionaryIndex() if "dictionary" in sys.argv[1:] else ListIndex()
    index_text(index, TEXT)
    print(index.size(), "different words")


if __name__ == "__main__":
    main()
