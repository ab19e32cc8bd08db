#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""tour.py --feed URL --out DIR - goes to every view, and leaves a picture of each.

For a machine without a display: run it in desktop.py. Prints a line for each picture that says what it shows.
"""
import argparse
import os
import subprocess
import tempfile

import driver
from driver import Window, press


def show(window, out, file, says):
    path = os.path.join(out, file)
    window.picture(path)
    print('%s: %s' % (path, says))


# Where to, what has to be there then, and what the picture shows.
STOPS = (
    ('gem:home', 'heading', 'Gemeenten 2024', 'voorpagina', 'The front page.'),
    ('gem:section/voorwoord', 'heading', '^Voorwoord', 'lezen', 'Lezen: the contents at the left, the preface.'),
    ('gem:section/solidariteit', 'heading', '^Solidariteit', 'paragraaf', 'Lezen: a section of chapter 5.'),
    ('gem:compare', 'heading', 'Twaalf bijeenkomsten', 'vergelijken', 'Vergelijken: the map.'),
    ('gem:compare?as=matrix', 'heading', 'Twaalf bijeenkomsten', 'matrix', 'Vergelijken: provinces and themes.'),
    ('gem:compare?as=timeline', 'heading', 'Twaalf bijeenkomsten', 'tijdlijn', 'Vergelijken: the sessions in time.'),
    ('gem:province/NL-GR', 'heading', '^Groningen$', 'provincie', 'Vergelijken: one session.'),
    ('gem:compare?provinces=NL-FR,NL-ZE', 'heading', 'Friesland', 'naast-elkaar', 'Vergelijken: two, side by side.'),
    ('gem:agenda', 'list item', 'Breed verkennen', 'agenda', 'Agenda: what was synced from the feed, all years.'),
    ('gem:item/gemeenten-2024/verkenning-ggu', 'heading', 'Breed verkennen', 'punt', 'Agenda: one item.'),
    ('gem:agenda?as=board', 'list item', 'Breed verkennen', 'bord', 'Agenda: a board by status.'),
    ('gem:agenda?as=timeline', 'list item', 'Breed verkennen', 'in-de-tijd', 'Agenda: the items in time.'),
    ('gem:agenda?as=progress', 'heading', 'Voortgang', 'voortgang', 'Agenda: how far the challenges have come.'),
    ('gem:agenda?as=agreement', 'heading', 'Beloften', 'beloften', 'Agenda: promises and items.'),
    ('gem:agenda?as=changes', 'heading', 'Wat er veranderde', 'veranderd', 'Agenda: what changed.'),
)


def tour(window, data, out):
    for number, (address, role_name, pattern, label, says) in enumerate(STOPS, 1):
        subprocess.run([driver.PROGRAM, '--data-dir', data, address], check=True, env=driver.environment())
        window.wait_for(role_name, pattern)
        show(window, out, '%02d-%s.png' % (number, label), says)
    window.activate()
    press('ctrl+r')
    window.wait_text('Er is niets nieuws')
    window.click('toggle button', '^Bijwerken')
    window.wait_for('push button', 'Kopieer')
    show(window, out, '%02d-bijwerken.png' % (len(STOPS) + 1), 'The sync button: what it did, and what can be done.')
    press('Escape')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--feed', required=True)
    parser.add_argument('--out', required=True)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix='gemeenten2024-tour-') as data:
        window = Window('--data-dir', data, '--feed', options.feed)
        window.wait_text('De agenda is bijgewerkt')
        window.click('push button', '^Sluiten')
        tour(window, data, options.out)
        window.close()
    driver.turn(0)


main()
