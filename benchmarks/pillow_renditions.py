"""Makes renditions with Pillow: for each size a copy, a thumbnail and a save with the format's defaults, in the original's own format.

Started by the benchmarks. For each line "<bytes> <longest side> <longest side> ..." on standard input, followed by that many bytes of an original, it
writes a line "<nanoseconds by the clock> <nanoseconds of the processor>" and for each size a line "<width> <height> <bytes>", followed by the bytes.
"""

import io
import sys
import time

from PIL import Image


def make(original, sides):
    image = Image.open(io.BytesIO(original))
    renditions = []
    for side in sides:
        rendition = image.copy()
        rendition.thumbnail((side, side), Image.LANCZOS)
        saved = io.BytesIO()
        rendition.save(saved, format=image.format)
        renditions.append((rendition.size, saved.getvalue()))
    return renditions


def main():
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    answers.write(b"ready\n")
    answers.flush()
    for line in iter(requests.readline, b""):
        length, *sides = map(int, line.split())
        original = requests.read(length)
        processor, wall = time.process_time_ns(), time.perf_counter_ns()
        renditions = make(original, sides)
        wall, processor = time.perf_counter_ns() - wall, time.process_time_ns() - processor
        answers.write(b"%d %d\n" % (wall, processor))
        for (width, height), data in renditions:
            answers.write(b"%d %d %d\n" % (width, height, len(data)))
            answers.write(data)
        answers.flush()


if __name__ == "__main__":
    main()
