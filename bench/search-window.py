#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""search-window.py PROGRAM CTL [--items N] - how long it takes from a key in the search box to painted results.

A made-up agenda is served by nginx on this machine and synced first; the built-in publication is there too.
Prints figures; judges nothing.
"""
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from web import Web  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('program')
    parser.add_argument('ctl')
    parser.add_argument('--items', type=int, default=10000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='gem-search-window-') as folder:
        data = os.path.join(folder, 'data')
        web = Web(folder)
        try:
            subprocess.run([sys.executable, HERE + '/agenda.py', web.root, web.url, '--items', str(options.items),
                            '--pages', '20', '--issue', '1'], check=True)
            subprocess.run([os.path.abspath(options.ctl), '--data-dir', data, 'sync', '--feed', web.url + 'feed.json'],
                           check=True, stdout=subprocess.DEVNULL)
        finally:
            web.close()
        print('%d agenda items' % options.items, flush=True)
        subprocess.run([os.path.abspath(options.program), '--data-dir', data, 'gem:search'], check=True)
    print('machine: %d processors, load %.1f' % (os.cpu_count(), os.getloadavg()[0]))


main()
