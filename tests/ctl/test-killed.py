#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sync that is killed at any moment leaves the old issue or the new one, never a mixture."""
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

CTL = sys.argv[1]
ITEMS, PAGES, KILLS = 3000, 6, 60


def item(number, issue):
    return {'id': 'voorbeeld-%d' % number, 'title': 'Voorbeeld %d' % number,
            'content_text': 'Dit is een voorbeeld van uitgave%d.' % issue, 'tags': ['label%d' % issue],
            '_uitvoeringsagenda': {'jaar': 2018 + issue % 2}}


def write_source(path, issue):
    # Each issue changes every item, and adds and removes some.
    numbers = range(issue % 2 * 100, ITEMS + issue % 2 * 100)
    with open(path, 'w', encoding='utf-8') as file:
        json.dump({'version': 'https://jsonfeed.org/version/1.1', 'title': 'Uitgave %d' % issue,
                   '_uitvoeringsagenda': {'versie': 1, 'uitgave': issue, 'jaren': [
                       {'jaar': 2018 + issue % 2, 'titel': 'Voorbeeld %d' % issue}]},
                   'items': [item(number, issue) for number in numbers]}, file)


def publish(folder, issue):
    source = os.path.join(folder, 'source.json')
    write_source(source, issue)
    subprocess.run([CTL, 'feed', 'publish', source, '-o', folder + '/www', '--page-size', str(ITEMS // PAGES)],
                   check=True, stdout=subprocess.DEVNULL)


def stored(path):
    """The issue that is there, after everything in the file was seen to be of that issue."""
    db = sqlite3.connect(path)
    try:
        assert db.execute('PRAGMA integrity_check').fetchall() == [('ok',)]
        db.execute("INSERT INTO item_search (item_search, rank) VALUES ('integrity-check', 1)")
        db.rollback()
        (issue, title, etag, items, feed_revision), = db.execute(
            'SELECT issue, title, etag, items, (SELECT issue FROM revision ORDER BY rev DESC LIMIT 1) FROM feed')
        assert (title, feed_revision, items) == ('Uitgave %d' % issue, issue, ITEMS), (title, feed_revision, items)
        texts = db.execute('SELECT DISTINCT text, year FROM item').fetchall()
        assert texts == [('Dit is een voorbeeld van uitgave%d.' % issue, 2018 + issue % 2)], texts
        assert db.execute('SELECT count(*) FROM item').fetchone() == (ITEMS,)
        assert db.execute('SELECT title FROM agenda_year').fetchall() == [('Voorbeeld %d' % issue,)]
        for other in (issue - 1, issue, issue + 1):
            found = db.execute('SELECT count(*) FROM item_search WHERE item_search MATCH ?',
                               ('uitgave%d' % other,)).fetchone()[0]
            assert found == (ITEMS if other == issue else 0), (other, found)
        return issue, etag
    finally:
        db.close()


def main():
    rng = random.Random(2024)
    print('1..1')
    with tempfile.TemporaryDirectory(prefix='gem-killed-') as folder:
        publish(folder, 1)
        server = subprocess.Popen([CTL, 'feed', 'serve', folder + '/www'], stdout=subprocess.PIPE, text=True)
        url = server.stdout.readline().strip()
        sync = [CTL, '--data-dir', folder + '/data', 'sync', '--feed', url]
        path = folder + '/data/library.db'
        counts = {'old': 0, 'new': 0}
        etags = {}
        try:
            start = time.monotonic()
            subprocess.run(sync, check=True, stdout=subprocess.DEVNULL)
            takes = time.monotonic() - start
            issue, etags[1] = stored(path)
            for _ in range(KILLS):
                if issue == max(etags):
                    publish(folder, issue + 1)
                process = subprocess.Popen(sync, stdout=subprocess.DEVNULL)
                try:
                    process.wait(rng.uniform(0, takes * 1.5))
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
                    process.wait()
                now, etag = stored(path)
                assert now in (issue, issue + 1), (issue, now)
                assert etags.setdefault(now, etag) == etag
                counts['old' if now == issue else 'new'] += 1
                issue = now
        finally:
            server.terminate()
            server.wait(10)
        print('# %(old)d times the old issue, %(new)d times the new one' % counts)
        good = counts['old'] > 0 and counts['new'] > 0
        print('%s 1 /sync/killed-leaves-one-issue' % ('ok' if good else 'not ok'))


main()
