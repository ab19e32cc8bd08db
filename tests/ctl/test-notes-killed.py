#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three programs at one file, killed at any moment: no note that was called kept is lost, and the file is whole.

One saves notes, one syncs, one is `notes add`. GEM_KILLS says how often (40)."""
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

CTL, SAVE = sys.argv[1:3]
KILLS = int(os.environ.get('GEM_KILLS', '40'))
ITEMS = 300


def publish(folder, issue):
    source = os.path.join(folder, 'source.json')
    with open(source, 'w', encoding='utf-8') as file:
        json.dump({'version': 'https://jsonfeed.org/version/1.1', 'title': 'Uitgave %d' % issue,
                   '_uitvoeringsagenda': {'versie': 1, 'uitgave': issue},
                   'items': [{'id': 'voorbeeld-%d' % n, 'title': 'Voorbeeld %d van uitgave %d' % (n, issue),
                              '_uitvoeringsagenda': {'jaar': 2020}} for n in range(ITEMS)]}, file)
    subprocess.run([CTL, 'feed', 'publish', source, '-o', folder + '/www', '--page-size', '100'],
                   check=True, stdout=subprocess.DEVNULL)


def check(path, kept):
    """All that was called kept is there, or something later; the file and its indexes are whole."""
    db = sqlite3.connect(path)
    try:
        assert db.execute('PRAGMA integrity_check').fetchall() == [('ok',)]
        for index in ('note_search', 'item_search'):
            db.execute("INSERT INTO %s (%s, rank) VALUES ('integrity-check', 1)" % (index, index))
        db.rollback()
        there = dict(db.execute('SELECT id, text FROM note WHERE removed_at IS NULL'))
        for name, number in kept.items():
            assert int(there.get(name, -1)) >= number, (name, number, there.get(name))
        issue, = db.execute('SELECT coalesce (max (issue), 0) FROM feed').fetchone()
        items = db.execute('SELECT count (*), count (DISTINCT substr (title, -6)) FROM item').fetchone()
        assert items in ((0, 0), (ITEMS, 1)), items
        return len(there), issue
    finally:
        db.close()


class Round:
    """The three programs, once: started together and killed one after the other."""

    def __init__(self, folder, url, number):
        self.output = os.path.join(folder, 'kept')
        data = ['--data-dir', folder + '/data']
        with open(self.output, 'wb') as kept, open(os.path.join(folder, 'said'), 'ab') as said:
            self.programs = [
                subprocess.Popen([SAVE, folder + '/data/library.db', str(number)], stdout=kept, stderr=said),
                subprocess.Popen([CTL] + data + ['sync', '--feed', url], stdout=subprocess.DEVNULL, stderr=said),
                subprocess.Popen([CTL] + data + ['--json', 'notes', 'add', 'gem:section/voorwoord', '--text',
                                                 str(number)], stdout=subprocess.PIPE, stderr=said)]

    def kill(self, rng, longest):
        """How many were killed before they were done."""
        killed = 0
        end = time.monotonic() + rng.uniform(0, longest)
        for program in rng.sample(self.programs, 3):
            try:
                program.wait(max(0, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                program.send_signal(signal.SIGKILL)
                killed += 1
            end += rng.uniform(0, 0.02)
        for program in self.programs:
            program.wait()
        return killed

    def read(self, kept):
        """What was called kept; a line that was cut off was not."""
        last = -1
        with open(self.output, encoding='utf-8') as file:
            for line in file:
                if line.endswith('\n'):
                    name, number = line.split()
                    kept[name] = last = int(number)
        said = self.programs[2].stdout.read()
        self.programs[2].stdout.close()
        if self.programs[2].returncode == 0:
            note = json.loads(said)
            kept[note['id']] = int(note['text'])
        return last


def main():
    rng = random.Random(2024)
    print('1..1')
    kept, rounds, killed, number, issue = {}, 0, 0, 0, 0
    with tempfile.TemporaryDirectory(prefix='gem-notes-killed-') as folder:
        path = folder + '/data/library.db'
        publish(folder, 1)
        server = subprocess.Popen([CTL, 'feed', 'serve', folder + '/www'], stdout=subprocess.PIPE, text=True)
        url = server.stdout.readline().strip()
        published, issues = 1, set()
        try:
            start = time.monotonic()
            subprocess.run([CTL, '--data-dir', folder + '/data', 'sync', '--feed', url], check=True,
                           stdout=subprocess.DEVNULL)
            takes = time.monotonic() - start
            while killed < KILLS:
                if issue == published:
                    published += 1
                    publish(folder, published)
                one = Round(folder, url, number)
                killed += one.kill(rng, takes * 2)
                number = max(number, one.read(kept)) + 100
                there, issue = check(path, kept)
                issues.add(issue)
                rounds += 1
        finally:
            server.terminate()
            server.wait(10)
            with open(os.path.join(folder, 'said'), encoding='utf-8', errors='replace') as said:
                words = sorted(set(said.read().splitlines()))
    for line in words[:20]:
        print('# said: %s' % line)
    print('# %d killed in %d rounds; %d notes are there, %d were called kept; %d issues came'
          % (killed, rounds, there, len(kept), len(issues)))
    damaged = [line for line in words if 'damaged' in line or 'not kept' in line]
    print('%s 1 /notes/killed-loses-nothing' % ('ok' if len(kept) > 40 and not damaged else 'not ok'))
    sys.exit(bool(damaged))


main()
