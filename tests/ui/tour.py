#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""tour.py --feed URL --out DIR - goes through every view by its real actions, and leaves a picture of each.

For a machine without a display: run it in desktop.py. Prints a line for each picture that says what it shows.
"""
import argparse
import os
import tempfile

import driver
from driver import Window, press


def show(window, out, file, says):
    path = os.path.join(out, file)
    window.picture(path)
    print('%s: %s' % (path, says))


def tour(window, out):
    window.wait_for('heading', 'Voorwoord')
    show(window, out, '1-lezen.png', 'Lezen: the contents at the left, the preface of the publication.')
    window.act(window.reach('list item', '^Solidariteit in de vereniging'))
    window.wait_for('heading', 'Solidariteit')
    show(window, out, '2-lezen-paragraaf.png', 'Lezen: a section of chapter 5, chosen in the contents, with its links.')
    press('alt+2')
    window.wait_for('heading', 'Twaalf bijeenkomsten')
    show(window, out, '3-vergelijken.png', 'Vergelijken: the map, coloured by the number of subjects of each session.')
    window.act(window.wait_for('list item', '^Groningen$'))
    window.wait_for('heading', '^Groningen$')
    show(window, out, '4-provincie.png',
         'Vergelijken: Groningen chosen on the map; its session, where the text speaks of it, its agenda items.')
    window.act(window.wait_for('list item', '^natuur en landschap'))
    window.wait_for('heading', 'Natuur en landschap')
    show(window, out, '5-thema.png', 'Vergelijken: the theme "Natuur en landschap"; the map shows who brought it in.')
    window.click('radio button', '^Lijst')
    window.wait_for('list item', 'Zeeland')
    show(window, out, '6-lijst.png', 'Vergelijken: the same as a list.')
    press('alt+3')
    window.wait_for('list item', 'Breed verkennen')
    show(window, out, '7-agenda.png', 'Agenda: what was synced from the feed, all years.')
    window.act(window.wait_for('list item', 'Breed verkennen'))
    window.wait_for('heading', 'Breed verkennen')
    show(window, out, '8-punt.png', 'Agenda: one item, with its facts and the section that it carries out.')
    press('ctrl+r')
    window.wait_text('Er is niets nieuws')
    window.click('toggle button', '^Bijwerken')
    window.wait_for('push button', 'Kopieer')
    show(window, out, '9-bijwerken.png', 'The sync button: nothing is new; what it did and what can be done.')
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
        tour(window, options.out)
        window.close()
    driver.turn(0)


main()
