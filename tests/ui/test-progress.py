#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""The progress of the challenges, through the accessibility interface. Run in desktop.py; prints TAP."""
import json
import os

import driver
from driver import FeedServer, Window, ctl, press

TESTS = []


def test(function):
    TESTS.append(function)
    return function


def sync(tmp, *items):
    """An agenda of this test alone, with an item for each year and status."""
    source, folder = os.path.join(tmp, 'bron.json'), os.path.join(tmp, 'feed')
    with open(os.path.join(driver.BUILD, 'data', 'agenda.json'), encoding='utf-8') as f:
        agenda = json.load(f)
    agenda['title'] = 'Proefagenda'
    del agenda['_uitvoeringsagenda']['uitgave']
    agenda['items'] = agenda['items'][:len(items)]
    for item, (year, status) in zip(agenda['items'], items):
        item['_uitvoeringsagenda'].update(jaar=year, status=status, opgave='uitvoering')
    with open(source, 'w', encoding='utf-8') as f:
        json.dump(agenda, f)
    done = ctl('feed', 'publish', source, '-o', folder)
    assert done.returncode == 0, done.stderr
    server = FeedServer(folder)
    done = ctl('--data-dir', tmp, 'sync', '--feed', server.url)
    server.stop()
    assert done.returncode == 0, done.stderr


@test
def the_progress_is_said_in_words(tmp):
    sync(tmp, (2019, 'afgerond'), (2020, 'afgerond'), (2020, 'lopend'))
    window = Window('--data-dir', tmp, 'gem:agenda?as=progress')
    window.wait_for('heading', '^Voortgang van de opgaven$')
    window.wait_text('Van 2 agendapunten in 2020 is er 1 afgerond')
    window.close()


@test
def a_mark_leads_to_the_items_that_it_counts(tmp):
    sync(tmp, (2019, 'afgerond'), (2020, 'afgerond'), (2020, 'lopend'))
    window = Window('--data-dir', tmp, 'gem:agenda?as=progress')
    window.act(window.wait_text('2020, Loopt'))
    window.wait_for('list item')
    window.wait_text(r'\b1 punt\b')
    window.close()


@test
def a_key_shows_the_table_and_the_figure_again(tmp):
    sync(tmp, (2020, 'afgerond'), (2020, 'lopend'))
    window = Window('--data-dir', tmp, 'gem:agenda?as=progress')
    window.wait_for('heading', '^Voortgang van de opgaven$')
    window.activate()
    press('ctrl+t')
    window.wait_for('table column header', '^Jaar$')
    press('ctrl+t')
    window.wait(lambda: window.find('table column header', '^Jaar$') is None, 'the figure again')
    window.close()


driver.run_tests(TESTS)
