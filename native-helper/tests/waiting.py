"""Waiting for a condition, and not for ever: the machine may be many times slower at any moment, so the limit only ends what would never end."""
import time

PATIENCE = 120  # seconds


def until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited for {PATIENCE} seconds in vain")
        time.sleep(0.001)  # leaves the processor to what is waited for
