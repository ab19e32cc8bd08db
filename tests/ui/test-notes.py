#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notes, marks and bookmarks in the window, through the accessibility interface. Run in desktop.py; prints TAP."""
import subprocess

import driver
from driver import Atspi, Window, ctl, has, name, press, role, text, type_text, walk

TESTS = []
PLACE = 'gem:section/regionale-verscheidenheid'
TITLE = '^Regionale verscheidenheid$'


def test(function):
    TESTS.append(function)
    return function


def open_at(tmp, address=PLACE, heading=TITLE):
    window = Window('--data-dir', tmp, address)
    window.wait_for('heading', heading)
    window.activate()
    return window


def write_note(window, words):
    """Writes about all of the page, and waits until it is on the disk."""
    press('ctrl+a')
    press('ctrl+shift+n')
    window.wait_for('text', '^Notitie$')
    type_text(words)
    window.wait_text(r'^Bewaard\. ')


def mark(window, colour):
    press('ctrl+a')
    press('ctrl+shift+m')
    window.click('push button', '^Markeren: %s$' % colour)


def row(window, pattern):
    return next((n for n in window.nodes() if role(n) == 'list item' and driver.re.search(pattern, name(n))), None)


@test
def a_key_makes_a_bookmark_and_takes_it_away(tmp):
    window = open_at(tmp)
    press('ctrl+d')
    window.wait_text('“Regionale verscheidenheid” is nu een bladwijzer')
    window.reach('list item', '^Bladwijzers$')
    press('ctrl+d')
    window.wait_text('^De bladwijzer is weg')
    window.click('push button', '^Ongedaan maken$')
    window.wait_text('^Het is terug')
    window.reach('list item', '^Bladwijzers$')
    window.close()


@test
def a_bookmark_of_a_province_is_called_after_it(tmp):
    window = open_at(tmp, 'gem:province/NL-FR', '^Friesland')
    press('ctrl+d')
    window.wait_text('“Friesland” is nu een bladwijzer')
    window.close()


@test
def what_is_typed_is_there_after_the_program_was_killed(tmp):
    window = open_at(tmp)
    write_note(window, 'Een vraag voor de raad')
    window.process.kill()
    window.process.wait()
    window = open_at(tmp)
    window.wait_for('heading', '^Mijn notities: 1$')
    assert window.reach('list item', '^Een vraag voor de raad, .*Notitie, Geel$')
    window.close()


@test
def what_was_typed_last_is_kept_when_the_window_closes(tmp):
    window = open_at(tmp)
    press('ctrl+a')
    press('ctrl+shift+n')
    window.wait_for('text', '^Notitie$')
    type_text('Nog een woord')
    window.close()
    window = open_at(tmp)
    window.reach('list item', '^Nog een woord, ')
    window.close()


@test
def each_colour_of_a_mark_has_a_name(tmp):
    window = open_at(tmp)
    press('ctrl+a')
    press('ctrl+shift+m')
    for colour in ('Geel', 'Groen', 'Blauw', 'Roze', 'Oranje', 'Paars'):
        window.wait_for('push button', '^Markeren: %s$' % colour)
    assert has(window.focused(), Atspi.StateType.FOCUSED) and name(window.focused()) == 'Markeren: Geel', \
        'the keyboard does not go on in it'
    window.click('push button', '^Markeren: Groen$')
    window.reach('list item', 'Markering, Groen$')
    paragraph = window.wait(lambda: next((n for n in window.nodes() if text(n).startswith('Elke regio is anders')), None),
                            'the paragraph')
    window.wait(lambda: paragraph.get_description().startswith('Markering, Groen.'), 'its description')
    window.close()


@test
def a_sign_in_the_margin_opens_the_note(tmp):
    window = open_at(tmp)
    write_note(window, 'Kijk hier')
    press('Escape')
    window.click('push button', '^Notitie: Kijk hier$')
    editor = window.wait_for('text', '^Notitie$')
    assert text(editor) == 'Kijk hier', text(editor)
    press('Escape')
    window.close()


@test
def without_words_a_mark_says_what_to_do(tmp):
    window = open_at(tmp)
    press('ctrl+shift+m')
    window.wait_text('^Er is nog niets gemarkeerd')
    window.close()


@test
def the_list_says_that_it_is_empty(tmp):
    window = Window('--data-dir', tmp, 'gem:list/notes')
    window.wait_for('heading', '^Je hebt nog geen notities$')
    window.wait_for('push button', '^Gaan lezen$')
    window.close()


@test
def the_list_is_filtered_and_searched(tmp):
    window = open_at(tmp)
    mark(window, 'Groen')
    window.reach('list item', 'Markering, Groen$')
    press('ctrl+Page_Down')
    window.wait(lambda: not window.find('heading', TITLE), 'the next section')
    write_note(window, 'Een vraag voor de raad')
    press('Escape')
    press('ctrl+shift+o')
    window.wait_for('heading', '^Mijn notities$')
    window.wait_text('(?m)^2 notities$')
    window.focus(window.wait_for('text', '^Zoeken in mijn notities$'))
    type_text('raad')
    window.wait_text('(?m)^1 notitie gevonden$')
    assert row(window, 'Een vraag voor de raad') and not row(window, 'Markering, Groen')
    type_text('zzz')
    window.wait_for('heading', '^Er is geen notitie die zo is$')
    window.click('push button', '^Alle notities tonen$')
    window.wait_text('(?m)^2 notities$')
    window.close()
    window = Window('--data-dir', tmp, 'gem:list/notes?colour=green')
    window.wait_text('(?m)^1 notitie gevonden$')
    assert row(window, 'Markering, Groen')
    window.close()


@test
def what_is_deleted_in_the_list_comes_back(tmp):
    window = open_at(tmp)
    write_note(window, 'Een vraag voor de raad')
    press('Escape')
    press('ctrl+shift+o')
    item = window.wait(lambda: row(window, 'Een vraag voor de raad'), 'the row')
    window.focus(item)
    press('Delete')
    window.wait_text('^De notitie is verwijderd')
    window.wait_for('heading', '^Je hebt nog geen notities$')
    press('ctrl+z')
    window.wait_text('^Het is terug')
    window.wait(lambda: row(window, 'Een vraag voor de raad'), 'the row again')
    window.close()


@test
def a_note_is_edited_in_the_list_and_leads_to_its_place(tmp):
    window = open_at(tmp)
    write_note(window, 'Een vraag')
    press('Escape')
    press('ctrl+shift+o')
    window.focus(window.wait(lambda: row(window, 'Een vraag'), 'the row'))
    press('F2')
    window.wait_for('text', '^Notitie$')
    press('ctrl+End')
    type_text(' en een antwoord')
    press('Escape')
    item = window.wait(lambda: row(window, 'Een vraag en een antwoord'), 'the row with more')
    window.wait(lambda: has(item, Atspi.StateType.FOCUSED), 'the focus back on the row')
    press('Return')
    window.wait_for('heading', TITLE)
    window.close()


@test
def what_another_program_writes_is_seen(tmp):
    window = open_at(tmp)
    done = ctl('--data-dir', tmp, 'notes', 'add', PLACE, '--text', 'Van elders', '--tag', 'raad')
    assert done.returncode == 0, done.stderr
    window.reach('list item', '^Van elders, ')
    press('ctrl+shift+o')
    window.wait(lambda: row(window, 'Van elders.*#raad'), 'the row')
    window.close()


@test
def a_section_is_read_after_its_end_was_seen(tmp):
    window = open_at(tmp)
    section = window.reach('list item', '^Regionale verscheidenheid$')
    # Turning the wheel over the text.
    subprocess.run(['xdotool', 'mousemove', '600', '400', 'click', '--repeat', '60', '--delay', '10', '5'], check=True)
    window.wait(lambda: name(section) == 'Regionale verscheidenheid, gelezen', 'that it is read')
    window.close()


driver.run_tests(TESTS)
