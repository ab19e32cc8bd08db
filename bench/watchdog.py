#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""watchdog.py WATCHDOG [--items N] - how long the main loop is held while a large agenda comes in and is open.

A made-up agenda is served by nginx on this machine. The window shows it as a list, a board and a time line; it comes
in once whole and once with 1 % changed. Prints figures of each phase; judges nothing.
"""
import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from web import Web  # noqa: E402

LONGEST_SYNC = 150
# After a commit or a choice: the list is loaded and drawn.
SETTLE = 3
SCROLLS = 60
FILTERS = ('?status=lopend', '?opgave=fysiek', '?group=year', '?group=status&sort=title', '?q=proef', '')


class Watched:
    def __init__(self, program, data):
        self.database = os.path.join(data, 'library.db')
        self.process = subprocess.Popen([program, '--data-dir', data, 'gem:agenda'], stdin=subprocess.PIPE, text=True)

    def say(self, line):
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()

    def phase(self, name, *lines, seconds=SETTLE):
        for line in lines:
            self.say(line)
        time.sleep(seconds)
        self.say('end ' + name)

    def issue(self):
        try:
            with sqlite3.connect('file:%s?mode=ro' % self.database, uri=True) as db:
                row = db.execute('SELECT max (issue) FROM feed').fetchone()
        except sqlite3.OperationalError:
            return 0
        return row[0] or 0

    def sync(self, name, line, issue):
        self.say(line)
        end = time.monotonic() + LONGEST_SYNC
        while self.issue() < issue:
            if time.monotonic() > end or self.process.poll() is not None:
                self.process.terminate()
                sys.exit('issue %d did not come in' % issue)
            time.sleep(0.05)
        self.say('end %s: until the commit' % name)
        self.phase(name + ': the agenda reloads')

    def scroll(self, name):
        for _ in range(SCROLLS):
            self.say('scroll')
            time.sleep(0.05)
        self.say('end ' + name)


def publish(web, items, issue):
    subprocess.run([sys.executable, HERE + '/agenda.py', web.root, web.url, '--items', str(items), '--pages', '200',
                    '--issue', str(issue)], check=True)


def measure(watched, web, items):
    watched.phase('the window opens')
    watched.sync('first issue', 'add %sfeed.json' % web.url, 1)
    watched.scroll('scrolling the list')
    for query in FILTERS:
        watched.phase('list ' + (query or '(all)'), 'go gem:agenda' + query)
    for shape in ('board', 'timeline'):
        watched.phase(shape + ' opens', 'go gem:agenda?as=' + shape)
    watched.phase('back to the list', 'go gem:agenda')
    publish(web, items, 2)
    watched.sync('1 % changed', 'do sync', 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('watchdog')
    parser.add_argument('--items', type=int, default=100000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='gem-watchdog-') as folder:
        web = Web(folder)
        try:
            publish(web, options.items, 1)
            watched = Watched(os.path.abspath(options.watchdog), os.path.join(folder, 'data'))
            measure(watched, web, options.items)
            watched.process.stdin.close()
            watched.process.wait(20)
        finally:
            web.close()
    print('machine: %d processors, load %.1f' % (os.cpu_count(), os.getloadavg()[0]))


main()
