#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""Searching everything, through the accessibility interface. Run in desktop.py; prints TAP."""
import configparser
import json
import os

import driver
from driver import Atspi, FeedServer, Window, ctl, has, name, press, role, text, type_text

TESTS = []


def test(function):
    TESTS.append(function)
    return function


def write_agenda(tmp):
    """Made-up items (proef), of which one word is nowhere else."""
    items = [{'id': 'proef-%d' % i, 'title': 'Voorbeeldpunt %d over proefballonnen' % i,
              'content_text': 'Een proef met proefballonnen.',
              '_uitvoeringsagenda': {'jaar': 2020, 'status': 'lopend' if i < 9 else 'gepland'}} for i in range(12)]
    source, folder = os.path.join(tmp, 'bron.json'), os.path.join(tmp, 'feed')
    with open(source, 'w', encoding='utf-8') as f:
        json.dump({'version': 'https://jsonfeed.org/version/1.1', 'title': 'Voorbeeldagenda',
                   '_uitvoeringsagenda': {'versie': 1, 'uitgave': 1}, 'items': items}, f)
    done = ctl('feed', 'publish', source, '-o', folder)
    assert done.returncode == 0, done.stderr
    server = FeedServer(folder)
    done = ctl('--data-dir', tmp, 'sync', '--feed', server.url)
    server.stop()
    assert done.returncode == 0, done.stderr


def search(window, words=''):
    """Opens the search with its key and types."""
    window.activate()
    press('ctrl+k')
    window.wait(lambda: name(window.focused()) == 'Zoek in alles', 'the focus in the box')
    if words:
        type_text(words)


def asked(window):
    return text(window.wait_for('text', '^Zoek in alles$'))


def focused_row(window):
    node = window.focused()
    return name(node) if node is not None and role(node) == 'list item' else ''


@test
def what_is_typed_is_found_at_once_by_kind(tmp):
    window = Window('--data-dir', tmp, 'gem:home')
    window.wait_for('heading', '^Gemeenten 2024$')
    search(window, 'woningb')
    window.wait_for('heading', r'^Tekst · \d')
    window.wait_for('heading', r'^Bijeenkomsten · \d')
    window.wait_for('list item', 'woningbouw')
    window.wait_text(r'(?m)^\d+ resultaten$')
    window.close()


@test
def a_row_says_all_that_it_shows(tmp):
    window = Window('--data-dir', tmp, 'gem:search?q=bouwtax')
    window.wait_for('list item', '^bouwtax, Begrippen en afkortingen, Een belasting op nieuwe woningen')
    window.close()


@test
def the_keyboard_goes_from_box_to_list_and_back(tmp):
    window = Window('--data-dir', tmp, 'gem:home')
    window.wait_for('heading', '^Gemeenten 2024$')
    search(window, 'energie')
    window.wait_for('heading', r' · \d')
    press('Down')
    first = window.wait(lambda: focused_row(window), 'the focus in the list')
    press('Down')
    window.wait(lambda: focused_row(window) not in ('', first), 'the second row')
    press('Up')
    window.wait(lambda: focused_row(window) == first, 'the first row')
    press('Up')
    window.wait(lambda: name(window.focused()) == 'Zoek in alles', 'the focus in the box')
    press('Down')
    window.wait(lambda: focused_row(window) == first, 'the first row')
    press('n')
    window.wait(lambda: name(window.focused()) == 'Zoek in alles', 'the focus in the box')
    assert text(window.focused()) == 'energien', text(window.focused())
    window.close()


@test
def the_arrows_go_on_into_the_next_list(tmp):
    window = Window('--data-dir', tmp, 'gem:search?q=woningbouw')
    window.wait_for('heading', r'^Bijeenkomsten · ')
    window.activate()
    press('Down')
    lists = set()
    for _ in range(12):
        row = window.focused()
        assert role(row) == 'list item', role(row)
        lists.add(name(row.get_parent()))
        press('Down')
    assert len(lists) > 1, lists
    window.close()


@test
def enter_in_the_box_opens_the_best(tmp):
    write_agenda(tmp)
    window = Window('--data-dir', tmp, 'gem:home')
    window.wait_for('heading', '^Gemeenten 2024$')
    search(window, 'proefballonnen')
    press('Return')
    window.wait_for('heading', '^Voorbeeldpunt')
    window.close()


@test
def back_returns_to_the_question_and_the_row(tmp):
    window = Window('--data-dir', tmp, 'gem:home')
    window.wait_for('heading', '^Gemeenten 2024$')
    search(window, 'solidariteit')
    window.wait_for('heading', r'^Tekst · ')
    press('Down')
    press('Down')
    row = window.wait(lambda: focused_row(window), 'the focus in the list')
    press('Return')
    window.wait(lambda: not window.find('text', '^Zoek in alles$'), 'another view')
    press('alt+Left')
    window.wait(lambda: focused_row(window) == row, 'the row that was left')
    assert asked(window) == 'solidariteit'
    press('alt+Left')
    window.wait_for('heading', '^Gemeenten 2024$')      # typing made no places of its own
    window.close()


@test
def the_page_marks_the_words(tmp):
    window = Window('--data-dir', tmp, 'gem:section/solidariteit?q=krimp')
    window.wait_for('heading', '^Solidariteit in de vereniging$')
    window.activate()
    press('ctrl+shift+c')       # the words of a search are no part of a place's address
    press('ctrl+k')
    window.wait(lambda: name(window.focused()) == 'Zoek in alles', 'the focus in the box')
    press('ctrl+v')
    window.wait(lambda: text(window.focused()).startswith('gem:section/solidariteit'), 'the address')
    assert 'krimp' not in text(window.focused()), text(window.focused())
    window.close()


@test
def chips_are_seen_and_taken_away(tmp):
    write_agenda(tmp)
    window = Window('--data-dir', tmp, 'gem:search?q=proefballonnen status:gepland')
    window.wait_for('heading', '^Agenda · 3$')
    chip = window.wait_for('push button', '^Weghalen: Status: Gepland$')
    window.act(chip)
    window.wait_for('heading', '^Agenda · 12$')
    assert asked(window).strip() == 'proefballonnen'
    window.close()


@test
def the_filter_adds_a_chip(tmp):
    window = Window('--data-dir', tmp, 'gem:search?q=energie')
    window.wait_for('heading', r' · \d')
    window.activate()
    window.click('toggle button', '^Filter$')
    combo = window.wait_for('combo box', '^Provincie$|^Alle provincies$')
    window.focus(combo)
    press('Down')
    window.wait_for('push button', '^Weghalen: Provincie: ')
    assert 'provincie:' in asked(window)
    window.close()


@test
def all_of_a_kind_is_one_step_away(tmp):
    write_agenda(tmp)
    window = Window('--data-dir', tmp, 'gem:search?q=proefballonnen')
    window.wait_for('heading', '^Agenda · 12$')
    window.act(window.reach('list item', '^Toon alle 12: Agenda$'))
    window.wait(lambda: window.find('radio button', '^Agenda 12$') and
                has(window.find('radio button', '^Agenda 12$'), Atspi.StateType.CHECKED), 'the kind')
    window.reach('list item', '^Voorbeeldpunt 11 ')
    window.close()


@test
def what_may_have_been_meant_is_a_link(tmp):
    window = Window('--data-dir', tmp, 'gem:search?q=wonigbouw')
    window.wait_for('link', '^woningbouw$')
    window.activate()
    window.focus(window.wait_for('label', '^Bedoel je woningbouw'))
    press('Return')
    window.wait(lambda: asked(window) == 'woningbouw', 'the question in the box')
    window.wait_for('heading', r'^Bijeenkomsten · ')
    window.close()


@test
def nothing_found_says_what_to_do(tmp):
    write_agenda(tmp)
    window = Window('--data-dir', tmp, 'gem:search?q=proefballonnen status:afgerond&in=agenda')
    window.wait_for('heading', '^Niets gevonden voor ')
    window.wait_text('Een deel van een woord is genoeg')
    window.act(window.wait_for('push button', 'Zonder ‘Status: .*’: 12 resultaten'))
    window.wait_for('heading', '^Agenda · 12$')
    window.close()


@test
def an_empty_box_tells_what_can_be_asked(tmp):
    window = Window('--data-dir', tmp, 'gem:search')
    window.wait_for('heading', '^Wat je kunt zoeken$')
    window.activate()
    press('Down')
    window.wait(lambda: focused_row(window).startswith('woningbouw'), 'the first example')
    press('Return')
    window.wait_for('heading', r'^Tekst · ')
    window.close()


@test
def what_was_asked_is_kept_and_forgotten(tmp):
    window = Window('--data-dir', tmp, 'gem:search?q=bouwtax')
    window.act(window.wait_for('list item', '^bouwtax'))
    window.wait_for('heading', '^bouwtax$')
    window.close()
    window = Window('--data-dir', tmp, 'gem:search')
    window.wait_for('heading', '^Wat je eerder zocht$')
    window.wait_for('list item', '^bouwtax$')
    window.click('push button', '^Vergeet deze vragen$')
    window.wait(lambda: not window.find('heading', '^Wat je eerder zocht$'), 'the questions gone')
    window.close()
    assert 'bouwtax' not in open(os.path.join(tmp, 'settings.ini'), encoding='utf-8').read()


@test
def nothing_is_kept_where_nobody_wants_it(tmp):
    settings = configparser.ConfigParser()
    settings['io/github/gemeenten2024/Gemeenten2024'] = {'search-keep-questions': 'false'}
    with open(os.path.join(tmp, 'settings.ini'), 'w', encoding='utf-8') as f:
        settings.write(f)
    window = Window('--data-dir', tmp, 'gem:search?q=bouwtax')
    window.act(window.wait_for('list item', '^bouwtax'))
    window.wait_for('heading', '^bouwtax$')
    window.close()
    assert 'search-questions' not in open(os.path.join(tmp, 'settings.ini'), encoding='utf-8').read()


@test
def escape_empties_the_box_and_then_leaves(tmp):
    window = Window('--data-dir', tmp, 'gem:section/solidariteit')
    window.wait_for('heading', '^Solidariteit in de vereniging$')
    search(window, 'energie')
    window.wait_for('heading', r' · \d')
    press('Escape')
    window.wait_for('heading', '^Wat je kunt zoeken$')
    press('Escape')
    window.wait_for('heading', '^Solidariteit in de vereniging$')
    window.close()


@test
def the_provinces_are_counted_on_a_map_and_in_a_table(tmp):
    window = Window('--data-dir', tmp, 'gem:search?q=energie&as=map')
    window.wait_text(r'Friesland')
    window.activate()
    press('ctrl+t')
    window.wait_for('table column header', 'Provincie')
    press('ctrl+t')
    window.close()


driver.run_tests(TESTS)
