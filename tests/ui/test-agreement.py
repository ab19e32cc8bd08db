#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""The promises beside the items that name their sections. Run in desktop.py; prints TAP."""
import json
import os

import driver
from driver import FeedServer, Window, ctl, name, role

TESTS = []


def test(function):
    TESTS.append(function)
    return function


def fetch(tmp):
    """An agenda of this test alone: an item that names the foreword, which holds one promise, and one that names
    nothing."""
    source, folder = os.path.join(tmp, 'bron.json'), os.path.join(tmp, 'feed')
    with open(os.path.join(driver.BUILD, 'data', 'agenda.json'), encoding='utf-8') as f:
        agenda = json.load(f)
    agenda['title'] = 'Proefagenda'
    del agenda['_uitvoeringsagenda']['uitgave']
    agenda['items'] = agenda['items'][:2]
    agenda['items'][0]['id'] = 'proef/1'
    agenda['items'][0]['title'] = 'Proefpunt bij het voorwoord'
    agenda['items'][0]['_uitvoeringsagenda'].update(paragraaf='voorwoord', opgave='vereniging', trekker='Proef')
    agenda['items'][1]['id'] = 'proef/2'
    agenda['items'][1]['title'] = 'Proefpunt zonder paragraaf'
    agenda['items'][1]['_uitvoeringsagenda'].pop('paragraaf')
    with open(source, 'w', encoding='utf-8') as f:
        json.dump(agenda, f)
    done = ctl('feed', 'publish', source, '-o', folder)
    assert done.returncode == 0, done.stderr
    server = FeedServer(folder)
    try:
        for words in (('feed', 'add', server.url), ('sync',)):
            done = ctl('--data-dir', tmp, *words)
            assert done.returncode == 0, done.stderr
    finally:
        server.stop()


def rows(window):
    return [name(n) for n in driver.walk(window.application()) if role(n) == 'list item']


@test
def nothing_has_come_in_yet(tmp):
    window = Window('--data-dir', tmp, 'gem:agenda?as=agreement')
    window.wait_text('Er is nog niets van een vereniging binnengekomen|Nothing from an association has come in yet')
    window.close()


@test
def the_sentence_counts_and_a_promise_leads_to_its_section(tmp):
    fetch(tmp)
    window = Window('--data-dir', tmp, 'gem:agenda?as=agreement')
    window.wait_text('1 van de 19 beloften|1 of 19 promises')
    window.reach('list item', '^Proefpunt bij het voorwoord, .*2020')
    window.act(window.reach('list item', '^Elk jaar een uitvoeringsagenda maken'))
    window.wait_for('heading', '^Voorwoord$')
    window.wait_for('link', '')
    window.close()


@test
def an_item_leads_to_itself(tmp):
    fetch(tmp)
    window = Window('--data-dir', tmp, 'gem:agenda?as=agreement&show=with')
    window.act(window.reach('list item', '^Proefpunt bij het voorwoord'))
    window.wait_for('heading', '^Proefpunt bij het voorwoord$')
    window.close()


@test
def what_names_no_section_is_shown_in_the_agenda(tmp):
    fetch(tmp)
    window = Window('--data-dir', tmp, 'gem:agenda?as=agreement')
    window.act(window.reach('list item', '^1 (agendapunt noemt geen paragraaf|item names no section)'))
    window.wait_for('list item', '^Proefpunt zonder paragraaf')
    assert not window.find('list item', '^Proefpunt bij het voorwoord')
    window.close()


@test
def the_filter_shows_what_has_no_items(tmp):
    fetch(tmp)
    window = Window('--data-dir', tmp, 'gem:agenda?as=agreement&show=without')
    window.reach('list item', '^De VNG verder ontwikkelen als netwerk')
    assert not [row for row in rows(window) if row.startswith('Elk jaar een uitvoeringsagenda')], rows(window)
    window.close()
    window = Window('--data-dir', tmp, 'gem:agenda?as=agreement&show=with')
    window.reach('list item', '^Elk jaar een uitvoeringsagenda maken')
    assert not [row for row in rows(window) if row.startswith('De VNG verder')], rows(window)
    window.close()


driver.run_tests(TESTS)
