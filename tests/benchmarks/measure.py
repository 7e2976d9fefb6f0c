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


class Nanoseconds(float):
    """For one hit or call, over a whole run; `undisturbed`: in the tenth of the run's pieces that other programs on the machine disturbed least, where the program tells it."""
    undisturbed = None


def nanoseconds(output):
    """The programs print `count nanoseconds-per-count` in a line of its own, maybe `undisturbed nanoseconds-per-count` in another; other tools may print around it."""
    value = undisturbed = None
    for line in output.splitlines():
        fields = line.split()
        if len(fields) == 2:
            try:
                if fields[0] == "undisturbed":
                    undisturbed = float(fields[1])
                elif value is None:
                    value = Nanoseconds(int(fields[0]) and fields[1])
            except ValueError:
                pass
    if value is None:
        raise RuntimeError("no measurement in: " + output[-500:])
    value.undisturbed = undisturbed
    return value


def plain(argv):
    return nanoseconds(subprocess.run(argv, capture_output=True, text=True, check=True).stdout)


def traced(argv, probes, **fields):
    folder = tempfile.mkdtemp(prefix="tapset-benchmark-")
    try:
        end, out, err = session.run(helper(), os.path.join(folder, "run.taprec"), argv, probes=probes, **fields)
        if end.get("status") != 0:
            raise RuntimeError(f"{end} {err[-500:]}")
        return nanoseconds(out)
    finally:
        shutil.rmtree(folder)


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
    """variants: (name, function that returns ns), the first being the unprobed one. Ratios are medians of the ratios within a round, since the machine's speed drifts.
    The last column is of the pieces that were disturbed least, in the best round."""
    print(f"\n{title}, {rounds} interleaved rounds, processor time")
    variants = [v for i, v in enumerate(variants) if i == 0 or usable(v[1], v[0])]
    samples = {name: [] for name, _ in variants}
    for _ in range(rounds):
        for name, measure in variants:
            samples[name].append(measure())
    base = samples[variants[0][0]]
    width = max(len(name) for name, _ in variants)
    print(f"  {'':{width}}  {'ns/' + unit:>10}  {'added':>8}  {'ratio':>6}  {'range of added':>16}  {'undisturbed':>11}")
    for name, _ in variants:
        added = [a - b for a, b in zip(samples[name], base)]
        ratio = statistics.median(a / b for a, b in zip(samples[name], base))
        span = "" if samples[name] is base else f"{min(added):7.1f} to {max(added):.1f}"
        best = [s.undisturbed for s in samples[name] if s.undisturbed is not None]
        print(f"  {name:{width}}  {statistics.median(samples[name]):10.1f}  {statistics.median(added):8.1f}  {ratio:6.2f}  {span:>16}  {f'{min(best):.1f}' if best else '':>11}")
    sys.stdout.flush()
