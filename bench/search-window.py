#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""search-window.py PROGRAM CTL [--items N,N] [--runs N] - how long it takes from a key in the search box to painted
results, also while a sync writes.

A made-up agenda is served by nginx on this machine and synced first, and the full publication is imported where it
stands beside the project. Then real words are typed in the real window: some runs with nothing else going on, and some
in which gemeenten2024ctl syncs one issue after the other, each with 1 % of the items changed; there, only keys count
that were pressed while a sync was at work. Prints figures; judges nothing.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import agenda  # noqa: E402
from web import Web  # noqa: E402

FULL = os.path.join(HERE, '..', '..', 'shared', 'data', 'publicatie-gemeenten-2024.md')
ISSUES = 12
COLUMNS = ('from key to its letter', 'from key to rows', 'from key to painted results', 'work of the main thread')


class Key:
    def __init__(self, line):
        numbers = list(map(int, line.split()))
        self.pressed, self.times = numbers[0] / 1e6, [number / 1000 for number in numbers[1:]]


class Syncs(threading.Thread):
    """Syncs one issue after the other, and notes when."""

    def __init__(self, bench):
        super().__init__()
        self.bench, self.spans, self.stopped = bench, [], False

    def run(self):
        while not self.stopped and self.bench.publish():
            start = time.monotonic()
            self.bench.sync()
            self.spans.append((start, time.monotonic()))

    def stop(self):
        self.stopped = True
        self.join()

    def covers(self, key):
        return any(start <= key.pressed <= end for start, end in self.spans)


class Bench:
    def __init__(self, options, items, folder):
        self.options, self.folder, self.issue = options, folder, 0
        self.data = os.path.join(folder, 'data')
        self.web = Web(folder)
        made = agenda.Agenda(items)
        for number in range(1, ISSUES + 1):
            if number > 1:
                made.change(0.01)
            made.write(self.web.root, self.web.url, items // 500)
            os.rename(os.path.join(self.web.root, 'feed.json'), self.first_page(number))
        self.publish()
        self.sync()

    def first_page(self, number):
        return os.path.join(self.web.root, 'feed-%d.json' % number)

    def publish(self):
        """The next issue. Returns whether there is one."""
        if self.issue == ISSUES:
            return False
        self.issue += 1
        shutil.copy(self.first_page(self.issue), self.web.root + '/feed.json.new')
        os.rename(self.web.root + '/feed.json.new', self.web.root + '/feed.json')
        return True

    def ctl(self, *arguments):
        subprocess.run([self.options.ctl, '--data-dir', self.data, *arguments], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def sync(self):
        self.ctl('sync', '--feed', self.web.url + 'feed.json')

    def type(self):
        keys = os.path.join(self.folder, 'keys')
        subprocess.run([self.options.program, '--data-dir', self.data, 'gem:search'], check=True,
                       env=dict(os.environ, GEM_BENCH_KEYS=keys))
        with open(keys, encoding='utf-8') as file:
            return [Key(line) for line in file]


def show(title, runs):
    """The run with the best 95th percentile: the others say how busy the machine was."""
    runs = [run for run in runs if run]
    if not runs:
        print('  %s: no key' % title)
        return
    p95 = [sorted(key.times[2] for key in run)[len(run) * 95 // 100] for run in runs]
    best = runs[p95.index(min(p95))]
    print('  %s: the best of %d, painted p95 %s ms; %d keys' % (
        title, len(runs), ', '.join('%.1f' % value for value in p95), len(best)))
    for column, name in enumerate(COLUMNS):
        times = sorted(key.times[column] for key in best)
        print('    %-28s p50 %6.2f  p95 %6.2f  max %6.2f ms' % (
            name, times[len(times) // 2], times[len(times) * 95 // 100], times[-1]), flush=True)


def measure(options, items):
    with tempfile.TemporaryDirectory(prefix='gem-search-window-') as folder:
        bench = Bench(options, items, folder)
        try:
            full = os.path.exists(FULL)
            if full:
                bench.ctl('edition', 'import', FULL)
            print('%d agenda items, %s' % (items, 'full publication' if full else
                                           'built-in edition (the full one is not beside the project)'), flush=True)
            show('nothing else', [bench.type() for _ in range(options.runs)])
            runs = []
            for _ in range(options.sync_runs):
                syncs = Syncs(bench)
                syncs.start()
                keys = bench.type()
                syncs.stop()
                runs.append([key for key in keys if syncs.covers(key)])
            show('while a sync writes', runs)
        finally:
            bench.web.close()
    print('machine: %d processors, load %.1f' % (os.cpu_count(), os.getloadavg()[0]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('program')
    parser.add_argument('ctl')
    parser.add_argument('--items', default='100000,200000')
    parser.add_argument('--runs', type=int, default=3)
    parser.add_argument('--sync-runs', type=int, default=1)
    options = parser.parse_args()
    options.program, options.ctl = os.path.abspath(options.program), os.path.abspath(options.ctl)
    for items in map(int, options.items.split(',')):
        measure(options, items)


main()
