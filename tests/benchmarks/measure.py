"""Interleaved whole-process measurements: what the C and the Python benchmark have in common."""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "native-helper", "providers", "tests"))
import session


def helper():
    """The helper to measure: $TAPSET_HELPER, or the one that the build made."""
    path = os.environ.get("TAPSET_HELPER") or os.path.join(ROOT, "native-helper/target/build/helper/tapset-helper")
    if not os.access(path, os.X_OK):
        sys.exit(f"{path} is not there; run tests/benchmarks/run, which builds it, or set TAPSET_HELPER")
    return path


def nanoseconds(output, first=None):
    """The programs print `count nanoseconds-per-count` in a line of its own; other tools may print around it. `first`: another word than a count."""
    for line in output.splitlines():
        fields = line.split()
        if len(fields) == 2 and (fields[0].isdigit() if first is None else fields[0] == first):
            try:
                return float(fields[1])
            except ValueError:
                pass
    raise RuntimeError("no measurement in: " + output[-500:])


def plain_output(argv):
    return subprocess.run(argv, capture_output=True, text=True, check=True).stdout


def plain(argv):
    return nanoseconds(plain_output(argv))


def traced_output(argv, probes, **fields):
    folder = tempfile.mkdtemp(prefix="tapset-benchmark-")
    try:
        end, out, err = session.run(helper(), os.path.join(folder, "run.taprec"), argv, probes=probes, **fields)
        if end.get("status") != 0:
            raise RuntimeError(f"{end} {err[-500:]}")
        return out
    finally:
        shutil.rmtree(folder)


def traced(argv, probes, **fields):
    return nanoseconds(traced_output(argv, probes, **fields))


def bpftrace(script, argv):
    done = subprocess.run(["bpftrace", "-e", script, "-c", " ".join(argv)], capture_output=True, text=True, timeout=120)
    return nanoseconds(done.stdout)


def usable(measurement, name):
    """False, with a line that says so, where a tool for comparison is missing or not allowed: that is no failure of ours."""
    try:
        measurement()
        return True
    except (OSError, RuntimeError, subprocess.SubprocessError) as problem:
        print(f"  (left out: {name}: {str(problem).strip().splitlines()[-1][:120]})")
        return False


def table(title, variants, rounds, unit):
    """variants: (name, function that returns ns), the first being the unprobed one. Ratios are medians of the ratios within a round, since the machine's speed drifts."""
    print(f"\n{title}, {rounds} interleaved rounds, processor time")
    variants = [v for i, v in enumerate(variants) if i == 0 or usable(v[1], v[0])]
    samples = {name: [] for name, _ in variants}
    for _ in range(rounds):
        for name, measure in variants:
            samples[name].append(measure())
    base = samples[variants[0][0]]
    width = max(len(name) for name, _ in variants)
    print(f"  {'':{width}}  {'ns/' + unit:>10}  {'added':>8}  {'ratio':>6}  {'range of added':>16}")
    for name, _ in variants:
        added = [a - b for a, b in zip(samples[name], base)]
        ratio = statistics.median(a / b for a, b in zip(samples[name], base))
        span = "" if samples[name] is base else f"{min(added):7.1f} to {max(added):.1f}"
        print(f"  {name:{width}}  {statistics.median(samples[name]):10.1f}  {statistics.median(added):8.1f}  {ratio:6.2f}  {span:>16}")
    sys.stdout.flush()
