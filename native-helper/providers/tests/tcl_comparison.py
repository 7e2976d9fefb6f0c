"""The same program on a Tcl with markers and on one without: the markers of procedures and the agent's stand-in for them tell the same.
Usage: tcl_comparison.py HELPER TCLSH_WITH_MARKERS TCLSH_WITHOUT
"""
import os
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import recording
import session

HELPER, MARKED, PLAIN = sys.argv[1:4]
PROGRAM = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../tests/fixtures/tcl/calls.tcl"))
S, N = "string", "int"
KINDS = {"proc__entry": [S, N], "proc__return": [S, N], "proc__result": [S, N, S], "proc__args": [S] * 10}
OWN = {"fib", "fails", "hops", "numbers", "ünïcode", "space::inside", "in_child"}


def events(tclsh, how):
    probes = [{"id": i, "provider": "tcl", "name": name, "slots": [{"kind": kind, "arg": n} for n, kind in enumerate(kinds, 1)]} for i, (name, kinds) in enumerate(KINDS.items(), 1)]
    with tempfile.TemporaryDirectory(prefix="tapset-tcl-") as folder:
        end, out, err = session.run(HELPER, os.path.join(folder, "a.taprec"), [tclsh, PROGRAM], probes=probes)
        image, = recording.read(os.path.join(folder, "a.taprec")).values()
    assert end.get("status") == 0, err
    assert {site.how for site in image.sites.values()} <= how, image.sites
    told = {name: [] for name in KINDS}
    for stream in image.streams:
        for event in stream.events:
            site = image.sites[event.site]
            values = [image.strings[value] if slot[0] == recording.STRING else value for slot, value in zip(site.slots, event.slots)]
            if values[0] in OWN:
                told[site.name].append(values)
    return told


marked, plain = events(MARKED, {1, 2}), events(PLAIN, {3})
if marked["proc__entry"][::2] == marked["proc__entry"][1::2]:
    marked["proc__entry"] = marked["proc__entry"][::2]  # Tcl 8.6 has the marker at two places of one function, one after the other
codes = [a for a, b in zip(marked["proc__return"], plain["proc__return"]) if a[1] == 2 and b == [a[0], 0]]  # see tcl.c
differences = [(name, a, b) for name in KINDS for a, b in zip(marked[name], plain[name]) if a != b and a not in codes]
for name in KINDS:
    print(f"{name}: {len(marked[name])} by markers, {len(plain[name])} by the stand-in")
for name, a, b in differences[:20]:
    print(f"  {name}: {a} against {b}")
print(f"{len(codes)} codes 2 that are 0 by the stand-in, {len(differences)} other differences")
sys.exit(bool(differences) or any(len(marked[name]) != len(plain[name]) for name in KINDS))
