#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""test-mime.py UPDATE-MIME-DATABASE TYPES.xml DECK.gemdeck - a desktop knows a presentation by its name, and by what is in
it where it has another name."""
import os
import shutil
import subprocess
import sys
import tempfile

WANTED = 'application/vnd.gemeenten2024.deck+json'


def ask(path, home):
    env = dict(os.environ, XDG_DATA_HOME=home, LC_ALL='C.UTF-8')
    said = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path], env=env, stdout=subprocess.PIPE, text=True,
                          check=True).stdout
    return said.rsplit(' ', 1)[-1].strip()


def main():
    update, types, deck = sys.argv[1:]
    with tempfile.TemporaryDirectory() as home:
        packages = os.path.join(home, 'mime', 'packages')
        os.makedirs(packages)
        shutil.copy(types, packages)
        # It says on stderr that nobody looks in that folder; what it refuses is in its status.
        subprocess.run([update, os.path.join(home, 'mime')], stderr=subprocess.DEVNULL, check=True)
        for name in ('proef.gemdeck', 'proef.onbekend', 'proef'):
            path = os.path.join(home, name)
            shutil.copy(deck, path)
            assert ask(path, home) == WANTED, (name, ask(path, home))
        other = os.path.join(home, 'ander')
        with open(other, 'w', encoding='utf-8') as f:
            f.write('{ "form": "iets-anders" }')
        assert ask(other, home) != WANTED


main()
