#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""sync.py CTL BARE [--items N] [--runs N] [--only WHAT ...] - what a sync costs, beside a program that does the least.

A made-up agenda of 100,000 items is served by nginx on this machine. The runs of what is compared are taken in turn;
the figures are medians: seconds on the clock, seconds of processor time (user and system), and the peak of memory.
Processor time also counts where other programs keep the machine busy. Prints figures; judges nothing.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from web import Web  # noqa: E402

PARTS = ('first', 'pages', 'changed', 'unchanged', 'newsboat')
NEWSBOAT_ITEMS = 10000


class Cost:
    def __init__(self, wall, cpu, peak):
        self.wall, self.cpu, self.peak = wall, cpu, peak


def run(*command, status=0):
    """Runs a program to its end, and says what it took."""
    start = time.monotonic()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, code, usage = os.wait4(pid, 0)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(code) != status:
        sys.exit('%s ended with %d' % (' '.join(command), os.waitstatus_to_exitcode(code)))
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def medians(costs):
    return Cost(*(statistics.median(getattr(cost, key) for cost in costs) for key in ('wall', 'cpu', 'peak')))


def show(name, costs):
    cost = medians(costs)
    print('  %-34s %7.3f s   cpu %7.3f s   peak %6.1f MiB' % (name, cost.wall, cost.cpu, cost.peak))


def show_ratio(name, ours, theirs):
    print('  %-34s %7.2f ×   cpu %7.2f ×' % (
        name, statistics.median(a.wall / b.wall for a, b in zip(ours, theirs)),
        statistics.median(a.cpu / b.cpu for a, b in zip(ours, theirs))))


class Bench:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.web = Web(folder)
        self.serial = 0

    def place(self, name):
        self.serial += 1
        return os.path.join(self.folder, '%s-%d' % (name, self.serial))

    def publish(self, n_items, n_pages, issue=1, *options):
        """In a process of its own: a program's peak of memory is at least that of the process that starts it."""
        shutil.rmtree(self.web.root)
        os.makedirs(self.web.root)
        subprocess.run([sys.executable, HERE + '/agenda.py', self.web.root, self.web.url, '--items', str(n_items),
                        '--pages', str(n_pages), '--issue', str(issue), *options], check=True)

    def ours(self, data):
        return run(self.options.ctl, '--data-dir', data, 'sync', '--feed', self.web.url + 'feed.json')

    def bare(self, data):
        return run(self.options.bare, data, self.web.url + 'feed.json')

    def first(self, n_pages):
        """The first sync, of both in turn. Returns a folder of ours and a file of the bare program."""
        ours, bare = [], []
        for number in range(self.options.runs):
            kept = self.place('ours'), self.place('bare')
            bare.append(self.bare(kept[1]))
            ours.append(self.ours(kept[0]))
            if number + 1 < self.options.runs:
                shutil.rmtree(kept[0])
                os.remove(kept[1])
        print('%d items in %d pages (%.1f MB), the first time' % (self.options.items, n_pages, self.megabytes()))
        show('bare program', bare)
        show('gemeenten2024ctl sync', ours)
        show_ratio('ratio', ours, bare)
        return kept, ours

    def megabytes(self):
        return sum(os.path.getsize(os.path.join(folder, name))
                   for folder, _, names in os.walk(self.web.root) for name in names) / 1e6

    def changed(self, data, first):
        costs = []
        for number in range(self.options.runs):
            self.publish(self.options.items, 200, number + 2)
            costs.append(self.ours(data))
        print('a new issue, in which 1 % of the items changed')
        show('gemeenten2024ctl sync', costs)
        show_ratio('of the first sync', costs, first)

    def unchanged(self, data, file):
        ours, bare = [], []
        before = self.web.requests()
        for _ in range(self.options.runs * 5):
            bare.append(self.bare(file))
            ours.append(self.ours(data))
        requests = self.web.requests() - before
        print('nothing new (%.1f requests a run)' % (requests / len(ours) / 2))
        show('bare program', bare)
        show('gemeenten2024ctl sync', ours)
        show_ratio('ratio', ours, bare)

    def newsboat(self):
        self.publish(NEWSBOAT_ITEMS, 20, 1, '--atom')
        theirs, ours = [], []
        for _ in range(self.options.runs):
            folder = self.place('newsboat')
            os.makedirs(folder)
            write(folder + '/urls', self.web.url + 'feed.atom\n')
            write(folder + '/config', 'max-items 0\n')
            theirs.append(run(shutil.which('newsboat'), '-q', '-u', folder + '/urls', '-c', folder + '/cache.db',
                              '-C', folder + '/config', '-x', 'reload'))
            ours.append(self.ours(self.place('ours')))
        print('%d items as Atom for Newsboat, as a JSON Feed of 20 pages for us' % NEWSBOAT_ITEMS)
        show('newsboat -x reload', theirs)
        show('gemeenten2024ctl sync', ours)
        show_ratio('ratio', ours, theirs)

    def all(self):
        parts = self.options.only
        if 'pages' in parts:
            self.publish(self.options.items, 20)
            self.first(20)
        if {'first', 'changed', 'unchanged'} & set(parts):
            self.publish(self.options.items, 200)
            kept, first = self.first(200)
            if 'unchanged' in parts:
                self.unchanged(*kept)
            if 'changed' in parts:
                self.changed(kept[0], first)
        if 'newsboat' in parts and shutil.which('newsboat'):
            self.newsboat()


def write(path, text):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('ctl')
    parser.add_argument('bare')
    parser.add_argument('--items', type=int, default=100000)
    parser.add_argument('--runs', type=int, default=5)
    parser.add_argument('--only', nargs='+', choices=PARTS, default=PARTS)
    options = parser.parse_args()
    options.ctl, options.bare = os.path.abspath(options.ctl), os.path.abspath(options.bare)
    with tempfile.TemporaryDirectory(prefix='gem-bench-') as folder:
        bench = Bench(options, folder)
        try:
            bench.all()
        finally:
            bench.web.close()
    print('machine: %d processors, load %.1f' % (os.cpu_count(), os.getloadavg()[0]))


main()
