#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the window syncs and says so, through the accessibility interface. Run in desktop.py; prints TAP."""
import json
import os
import subprocess

import driver
from driver import FeedServer, Window, ctl, press

TESTS = []


def test(function):
    TESTS.append(function)
    return function


def publish(tmp, *statuses):
    """An agenda of this test alone, with an item for each status; a later call is a later issue."""
    source, folder = os.path.join(tmp, 'bron.json'), os.path.join(tmp, 'feed')
    with open(os.path.join(driver.BUILD, 'data', 'agenda.json'), encoding='utf-8') as f:
        agenda = json.load(f)
    agenda['title'] = 'Proefagenda'
    del agenda['_uitvoeringsagenda']['uitgave']
    agenda['items'] = agenda['items'][:len(statuses)]
    for item, status in zip(agenda['items'], statuses):
        item['_uitvoeringsagenda']['status'] = status
    with open(source, 'w', encoding='utf-8') as f:
        json.dump(agenda, f)
    done = ctl('feed', 'publish', source, '-o', folder)
    assert done.returncode == 0, done.stderr
    return folder


def open_popover(window):
    window.click('toggle button', '^Bijwerken')


@test
def the_popover_says_what_came_and_when_it_is_tried_next(tmp):
    server = FeedServer(publish(tmp, 'gepland', 'gepland'))
    window = Window('--data-dir', tmp, '--feed', server.url, 'gem:home')
    window.wait_text('2 nieuw, 0 gewijzigd, 0 verwijderd')
    open_popover(window)
    window.wait_text('Voor het laatst gelukt: zojuist. Uitgave 1 met 2 agendapunten')
    window.wait_text(r'De volgende keer is om ongeveer \d\d:\d\d')
    publish(tmp, 'lopend', 'gepland')
    window.click('push button', '^Nu bijwerken')
    window.wait_text('Uitgave 2 met 2 agendapunten')
    window.close()
    server.stop()


@test
def a_server_that_is_gone_is_explained_and_can_be_tested(tmp):
    server = FeedServer(publish(tmp, 'gepland'))
    assert ctl('--data-dir', tmp, 'sync', '--feed', server.url).returncode == 0
    server.stop()
    window = Window('--data-dir', tmp, 'gem:home')
    window.wait_for('toggle button', '^Bijwerken')
    window.activate()
    press('ctrl+r')
    window.wait_text('127.0.0.1 kan niet worden bereikt|127.0.0.1 is niet te bereiken')
    open_popover(window)
    window.wait_text('Uitgave 1 met 1 agendapunt')
    window.click('push button', 'Kopieer voor de helpdesk')
    copied = subprocess.run(['xsel', '-b'], stdout=subprocess.PIPE, text=True).stdout if have('xsel') else None
    assert copied is None or ('(network)' in copied and server.url in copied), copied
    window.wait_for('push button', 'Gekopieerd')
    window.click('push button', '^Test de verbinding')
    window.wait_text('De verbinding werkt niet')
    window.wait_for('list item', '^Naam van de server.*gevonden')
    window.wait_for('list item', '^Antwoord.*niet te bereiken')
    window.activate()
    press('Escape')
    window.close()


@test
def nothing_is_asked_by_itself_where_that_is_set(tmp):
    server = FeedServer(publish(tmp, 'gepland'))
    assert ctl('--data-dir', tmp, 'sync', '--feed', server.url).returncode == 0
    with open(os.path.join(tmp, 'settings.ini'), 'w') as f:
        f.write('[io/github/gemeenten2024/Gemeenten2024]\nsync-interval=0\n')
    window = Window('--data-dir', tmp, 'gem:home')
    window.wait_for('toggle button', '^Bijwerken')
    open_popover(window)
    window.wait_text('alleen bijgewerkt als je het vraagt')
    window.close()
    server.stop()


@test
def the_built_in_agenda_is_there_until_it_is_removed(tmp):
    window = Window('--data-dir', tmp, 'gem:agenda/2020')
    window.wait_for('list item', 'uitvoeringsagenda maken')
    open_popover(window)
    window.wait_text('Met het programma meegekomen')
    window.click('push button', '^Agenda.s beheren')
    window.click('push button', '^Volg Wat Gemeenten 2024 zelf belooft niet meer')
    window.wait_text('Je volgt nog geen agenda')
    window.activate()
    press('Escape')
    window.close()
    window = Window('--data-dir', tmp, 'gem:agenda')
    window.wait_text('Nog geen agenda')
    window.close()


@test
def a_file_with_an_agenda_is_opened_as_one(tmp):
    page = os.path.join(publish(tmp, 'gepland', 'lopend'), 'feed.json')
    window = Window('--data-dir', tmp, page)
    window.wait_text('De agenda is bijgewerkt: uitgave 1, 2 nieuw')
    open_popover(window)
    window.wait_text('van deze computer geopend')
    window.close()


@test
def preferences_are_kept(tmp):
    window = Window('--data-dir', tmp, 'gem:home')
    window.wait_for('toggle button', '^Bijwerken')
    window.activate()
    press('ctrl+comma')
    window.wait_for('combo box', 'Elk uur')
    window.click('check box', 'netwerk dat geld kost')
    window.activate()
    press('Escape')
    window.close()
    with open(os.path.join(tmp, 'settings.ini')) as f:
        assert 'sync-on-metered=true' in f.read()


def have(program):
    return any(os.access(os.path.join(folder, program), os.X_OK) for folder in os.environ['PATH'].split(':'))


driver.run_tests(TESTS)
