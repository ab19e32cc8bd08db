#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""start.py BARE - from start to a first view that stays as it is, and memory, beside a window that does nothing.

Both are started in turn, in a desktop of their own. A view is stable when three pictures of the screen, 10 ms apart,
are the same and none is the empty screen. Memory is the proportional set (PSS) right after.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

import gi
gi.require_version('Gdk', '3.0')
from gi.repository import Gdk  # noqa: E402

RUNS = 9
STABLE = 3
BUILD = os.environ['GEM_BUILD']


def screen():
    root = Gdk.get_default_root_window()
    picture = Gdk.pixbuf_get_from_window(root, 0, 0, root.get_width(), root.get_height())
    return hash(picture.get_pixels())


def pss(pid):
    with open('/proc/%d/smaps_rollup' % pid) as f:
        return next(int(line.split()[1]) for line in f if line.startswith('Pss:')) / 1024


def measure(command, env):
    empty = screen()
    start = time.monotonic()
    process = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
    last, same, since = None, 0, start
    while same < STABLE:
        now = screen()
        if now == empty or now != last:
            last, same, since = now, 0, time.monotonic()
        else:
            same += 1
        if time.monotonic() - start > 30:
            sys.exit('%s shows nothing' % command[0])
        time.sleep(0.01)
    time.sleep(0.5)
    memory = pss(process.pid)
    process.terminate()
    process.wait(10)
    while screen() != empty:
        time.sleep(0.02)
    return since - start, memory


def main():
    env = dict(os.environ, GSETTINGS_SCHEMA_DIR=BUILD + '/data', GEM_PKGDATADIR=BUILD + '/data',
               GEM_LOCALEDIR=BUILD + '/po')
    with tempfile.TemporaryDirectory() as data:
        ours = [BUILD + '/src/app/gemeenten2024', '--data-dir', data]
        bare = [sys.argv[1]]
        measure(bare, env), measure(ours, env)
        rows = [(measure(bare, env), measure(ours, env)) for _ in range(RUNS)]
    for place, unit, what in ((0, 's', 'start to a stable view'), (1, 'MiB', 'memory (PSS)')):
        a = statistics.median(row[0][place] for row in rows)
        b = statistics.median(row[1][place] for row in rows)
        ratio = statistics.median(row[1][place] / row[0][place] for row in rows)
        print('%s: bare window %.3f %s, gemeenten2024 %.3f %s, ratio %.2f' % (what, a, unit, b, unit, ratio))


main()
