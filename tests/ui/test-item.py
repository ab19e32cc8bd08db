#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of one agenda item, through the accessibility interface. Run in desktop.py; prints TAP."""
import json
import os

import driver
from driver import Atspi, FeedServer, Window, ctl, has, name, press, text

TESTS = []


def test(function):
    TESTS.append(function)
    return function


def write(path, issue):
    """An agenda of one made-up item (proef), which says something else in the second issue."""
    item = {'id': 'proef', 'title': 'Voorbeeldpunt', 'content_text': 'Een proef. Zie https://example.org/proef.',
            '_uitvoeringsagenda': {'jaar': 2020, 'status': 'gepland' if issue == 1 else 'afgerond',
                                   'trekker': 'Proefbureau', 'paragraaf': 'samen-organiseren'}}
    with open(path, 'w', encoding='utf-8') as f:
        json.dump({'version': 'https://jsonfeed.org/version/1.1', 'title': 'Voorbeeldagenda',
                   '_uitvoeringsagenda': {'versie': 1, 'uitgave': issue}, 'items': [item]}, f)


def two_issues(tmp):
    source, folder = os.path.join(tmp, 'bron.json'), os.path.join(tmp, 'feed')
    server = None
    for issue in (1, 2):
        write(source, issue)
        done = ctl('feed', 'publish', source, '-o', folder)
        assert done.returncode == 0, done.stderr
        server = server or FeedServer(folder)
        done = ctl('--data-dir', tmp, 'sync', '--feed', server.url)
        assert done.returncode == 0, done.stderr
    server.stop()


@test
def what_changed_is_told_old_and_new(tmp):
    two_issues(tmp)
    window = Window('--data-dir', tmp, 'gem:item/proef')
    window.wait_for('heading', '^Voorbeeldpunt$')
    window.wait_text(r'(?m)^\w+: Gepland$')
    window.wait_text(r'(?m)^\w+: Klaar$')
    window.close()


@test
def following_by_keyboard_survives_a_restart(tmp):
    two_issues(tmp)
    window = Window('--data-dir', tmp, 'gem:item/proef')
    window.wait_for('heading', '^Voorbeeldpunt$')
    button = window.wait_for('toggle button', '^Volgen$')
    window.activate()
    window.focus(button)
    press('space')
    window.wait_for('toggle button', '^Gevolgd$')
    assert has(window.focused(), Atspi.StateType.CHECKED) or has(window.focused(), Atspi.StateType.PRESSED), \
        'the focus is lost'
    window.close()
    window = Window('--data-dir', tmp, 'gem:item/proef')
    window.wait_for('toggle button', '^Gevolgd$')
    window.close()


@test
def the_section_is_one_step_away(tmp):
    two_issues(tmp)
    window = Window('--data-dir', tmp, 'gem:item/proef')
    window.wait_for('heading', '^Voorbeeldpunt$')
    window.act(window.reach('list item', 'Samen organiseren$'))
    window.wait_for('heading', '^Samen organiseren$')
    window.close()


@test
def the_history_lists_the_issues(tmp):
    two_issues(tmp)
    window = Window('--data-dir', tmp, 'gem:item/proef')
    window.wait_for('heading', '^Voorbeeldpunt$')
    newest = window.reach('list item', '^Uitgave 2, ')
    assert 'Gepland' in name(newest) and 'Klaar' in name(newest), name(newest)
    window.reach('list item', '^Uitgave 1, ')
    window.close()


@test
def an_address_in_the_text_is_a_link(tmp):
    two_issues(tmp)
    window = Window('--data-dir', tmp, 'gem:item/proef')
    window.wait_for('heading', '^Voorbeeldpunt$')
    link = window.reach('link', '^https://example.org/proef$')
    assert not text(link).endswith('.')
    window.close()


@test
def what_nobody_knows_is_said(tmp):
    two_issues(tmp)
    window = Window('--data-dir', tmp, 'gem:item/nergens')
    window.wait_for('heading', '^Hier is niets$')
    assert not window.find('toggle button', '^Volgen$'), 'nothing can be followed'
    window.close()


driver.run_tests(TESTS)
