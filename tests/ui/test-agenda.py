#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""The agenda in the real window: its pages, its choices, and what changed. Run in desktop.py; prints TAP."""
import json
import os

import driver
from driver import Window, ctl, has, press, type_text
from driver import Atspi

TESTS = []

# Made up, to test with.
ITEMS = [
    ('weg', 'Proefweg', 2020, 'fysiek', 'gepland', 'Proefbureau', '2020-01-01', '2020-06-30'),
    ('school', 'Proefschool', 2020, 'inclusief', 'lopend', 'Proefgemeente', '2020-02-01', '2021-01-31'),
    ('net', 'Proefnet', 2021, 'informatiesamenleving', 'afgerond', 'Proefbureau', None, None),
    ('stem', 'Proefstem', 2021, 'democratie', 'lopend', 'Proefgemeente', '2021-03-01', None),
]


def test(function):
    TESTS.append(function)
    return function


def sync(tmp, data, items, issue):
    source, folder = os.path.join(tmp, 'bron.json'), os.path.join(tmp, 'agenda')
    feed = {'version': 'https://jsonfeed.org/version/1.1', 'title': 'Proefagenda (verzonnen)',
            '_uitvoeringsagenda': {'versie': 1, 'uitgave': issue, 'jaren': [
                {'jaar': 2020, 'titel': 'Proefjaar 2020', 'vastgesteld': '2019-11-29', 'samenvatting': 'Om te testen.'}]},
            'items': [{'id': i, 'title': t, 'content_text': 'Een verzonnen punt: %s.' % t, '_uitvoeringsagenda': {
                'jaar': y, 'opgave': o, 'status': s, 'trekker': h, 'begin': b, 'einde': e}}
                for i, t, y, o, s, h, b, e in items]}
    with open(source, 'w') as f:
        json.dump(feed, f)
    done = ctl('feed', 'publish', source, '-o', folder)
    assert done.returncode == 0, done.stderr
    done = ctl('--data-dir', data, 'sync', '--file', folder)
    assert done.returncode == 0, done.stderr


def rows(window):
    return [driver.name(n) for n in window.nodes() if driver.role(n) == 'list item']


@test
def a_year_is_shown_with_what_its_publisher_says_of_it(tmp):
    sync(tmp, tmp, ITEMS, 1)
    window = Window('--data-dir', tmp, 'gem:agenda')
    window.wait_text(r'\b4 punten\b')
    window.click('radio button', '^2020$')
    window.wait_text(r'\b2 punten\b')
    window.wait_for('heading', '^Proefjaar 2020$')
    window.wait_text('Vastgesteld op 29 november 2019')
    window.close()


@test
def the_same_choice_is_a_list_a_board_and_a_time_line(tmp):
    sync(tmp, tmp, ITEMS, 1)
    window = Window('--data-dir', tmp, 'gem:agenda?holder=Proefbureau')
    window.wait_text(r'\b2 punten\b')
    assert not any('Proefschool' in row for row in rows(window))
    window.click('radio button', '^Bord$')
    window.wait_for('heading', r'Gepland \(1\)')
    window.wait_for('heading', r'Klaar \(1\)')
    window.click('radio button', '^Tijdlijn$')
    window.wait_for('list item', 'Proefweg.*1 januari 2020')
    window.act(window.wait_for('push button', 'Weghalen: Proefbureau'))
    window.wait_for('list item', 'Proefschool')
    window.close()


@test
def words_are_found_as_they_are_typed(tmp):
    sync(tmp, tmp, ITEMS, 1)
    window = Window('--data-dir', tmp, 'gem:agenda')
    window.wait_text(r'\b4 punten\b')
    window.activate()
    press('ctrl+f')
    type_text('proefsch')
    window.wait_text(r'\b1 punt\b')
    window.wait_for('list item', 'Proefschool')
    window.close()


@test
def where_nothing_fits_the_page_says_what_to_take_away(tmp):
    sync(tmp, tmp, ITEMS, 1)
    window = Window('--data-dir', tmp, 'gem:agenda?opgave=fysiek&status=lopend')
    window.wait_text('Geen punten')
    window.act(window.wait_for('push button', 'Zonder “Loopt”: 1 punt'))
    window.wait_for('list item', 'Proefweg')
    window.close()


@test
def the_arrows_walk_on_the_board(tmp):
    sync(tmp, tmp, ITEMS, 1)
    window = Window('--data-dir', tmp, 'gem:agenda?as=board')
    row = window.wait_for('list item', 'Proefweg')
    window.activate()
    window.focus(row)
    press('Right')
    window.wait(lambda: driver.name(window.focused()).startswith('Proefschool'), 'the card beside it')
    press('Left')
    window.wait(lambda: driver.name(window.focused()).startswith('Proefweg'), 'the card it came from')
    window.close()


@test
def two_publications_show_what_is_new_changed_and_dropped(tmp):
    sync(tmp, tmp, ITEMS, 1)
    later = [ITEMS[0][:4] + ('lopend',) + ITEMS[0][5:]] + ITEMS[2:] + \
        [('park', 'Proefpark', 2022, 'fysiek', 'gepland', 'Proefbureau', None, None)]
    sync(tmp, tmp, later, 2)
    window = Window('--data-dir', tmp, 'gem:agenda')
    window.wait_for('list item', 'Proefpark.*Nieuw')
    window.wait_for('list item', 'Proefweg.*Gewijzigd')
    window.act(window.wait_for('push button', 'Sinds je laatst keek: 1 nieuw, 1 gewijzigd, 1 vervallen'))
    window.wait_for('heading', r'^Nieuw \(1\)')
    window.wait_for('list item', 'Proefweg.*Status: eerst Gepland, nu Loopt')
    window.wait_for('heading', r'^Vervallen \(1\)')
    window.wait_for('list item', '^Proefschool')
    window.act(window.wait_for('push button', '^Dit heb ik gezien$'))
    window.wait_text('Er is niets veranderd sinds je laatst keek')
    window.act(window.wait_for('push button', 'Ongedaan maken'))
    window.wait_for('list item', 'Proefpark')
    window.close()
    window = Window('--data-dir', tmp, 'gem:agenda?as=changes&since=1')
    window.wait_text('Tussen deze uitgaven: 1 nieuw, 1 gewijzigd, 1 vervallen')
    window.close()


@test
def tab_stops_once_at_the_list(tmp):
    sync(tmp, tmp, ITEMS, 1)
    window = Window('--data-dir', tmp, 'gem:agenda')
    row = window.wait_for('list item', 'Proefweg')
    window.activate()
    window.focus(row)
    press('Tab')
    assert driver.role(window.focused()) != 'list item', driver.name(window.focused())
    assert has(row, Atspi.StateType.FOCUSABLE)
    window.close()


driver.run_tests(TESTS)
