#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""search.py gemeenten2024ctl search [--items N,N] - how long an answer takes while somebody types, in large agendas of
made-up items; with the full publication too, where it stands beside the project."""
import argparse
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import agenda  # noqa: E402
import web  # noqa: E402

FULL = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'shared', 'data',
                    'publicatie-gemeenten-2024.md')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('ctl')
    parser.add_argument('search')
    parser.add_argument('--items', default='100000,200000')
    options = parser.parse_args()
    for items in map(int, options.items.split(',')):
        with tempfile.TemporaryDirectory() as tmp:
            data, folder = os.path.join(tmp, 'data'), os.path.join(tmp, 'web')
            os.mkdir(folder)
            server = web.Web(folder)
            try:
                agenda.Agenda(items).write(server.root, server.url, items // 500)
                subprocess.run([options.ctl, '--data-dir', data, 'sync', '--feed', server.url + 'feed.json'], check=True,
                               stdout=subprocess.DEVNULL)
            finally:
                server.close()
            print('%d items, built-in edition' % items, flush=True)
            subprocess.run([options.search, data], check=True)
            if os.path.exists(FULL):
                subprocess.run([options.ctl, '--data-dir', data, 'edition', 'import', FULL], check=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                print('%d items, full publication' % items, flush=True)
                subprocess.run([options.search, data], check=True)


if __name__ == '__main__':
    main()
