#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""Presentations are made, kept and shown in the window. Run in desktop.py; prints TAP."""
import json
import os
import subprocess

import driver
from driver import Window, ctl, name, press, role, turn, type_text

TESTS = []


def test(function):
    TESTS.append(function)
    return function


def slides_of(path):
    try:
        with open(path, encoding='utf-8') as f:
            return json.load(f)['slides']
    except (OSError, ValueError):
        return []


def write_deck(folder, file, n=3):
    """A deck of made-up slides (proef)."""
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, file + '.gemdeck')
    with open(path, 'w', encoding='utf-8') as f:
        json.dump({'form': 'gemeenten2024-deck', 'version': 1, 'title': file,
                   'slides': [{'id': '00000000-0000-4000-8000-%012d' % i, 'kind': 'text', 'title': 'Proefdia %d' % i,
                               'body': 'Voorbeeld'} for i in range(1, n + 1)]}, f)
    return path


class Deck:
    """The window with one deck open, and the file of it."""

    def __init__(self, tmp, n=3, slide=1):
        self.path = write_deck(os.path.join(tmp, 'decks'), 'Proef', n)
        self.window = Window('--data-dir', tmp, 'gem:present/Proef?slide=%d' % slide)
        self.window.wait_for('list item', r'^%d\. Proefdia %d$' % (slide, slide))
        self.window.activate()
        self.window.wait(lambda: (self.window.focused() and role(self.window.focused()) == 'list item'),
                         'the keyboard on the slides')

    def wait_titles(self, titles):
        self.window.wait(lambda: [s.get('title') for s in slides_of(self.path)] == titles,
                         'the file with %s' % titles)

    def wait_saved(self, test, what):
        self.window.wait(lambda: test(slides_of(self.path)), what)

    def close(self):
        self.window.close()


def numbers(*order):
    return ['Proefdia %d' % n for n in order]


@test
def a_ready_deck_is_changed_as_ones_own(tmp):
    window = Window('--data-dir', tmp, 'gem:present')
    window.wait_text('(?m)^Je hebt nog geen presentaties')
    window.click('push button', '^Aanpassen: De strategie in tien minuten$')
    window.wait_for('list item', r'^1\. Gemeenten 2024$')
    folder = os.path.join(tmp, 'decks')
    window.wait(lambda: [f for f in os.listdir(folder) if f.endswith('.gemdeck')], 'a file of its own')
    window.close()


@test
def slides_move_by_keys_and_back_by_undo(tmp):
    deck = Deck(tmp)
    press('alt+Down')
    deck.wait_titles(numbers(2, 1, 3))
    press('alt+Down')
    deck.wait_titles(numbers(2, 3, 1))
    press('ctrl+z', 'ctrl+z')
    deck.wait_titles(numbers(1, 2, 3))
    press('ctrl+shift+z')
    deck.wait_titles(numbers(2, 1, 3))
    deck.close()


@test
def slides_move_by_dragging(tmp):
    deck = Deck(tmp)
    first, third = (deck.window.find('list item', r'^%d\. ' % n) for n in (1, 3))
    places = [driver.Atspi.Component.get_extents(row.get_component_iface(), driver.Atspi.CoordType.SCREEN)
              for row in (first, third)]
    x, y = places[0].x + 60, places[0].y + 40
    to = places[1].y + places[1].height - 12
    steps = ['mousemove', str(x), str(y), 'mousedown', '1']
    for i in range(1, 9):
        steps += ['mousemove', str(x + 4), str(y + (to - y) * i // 8), 'sleep', '0.1']
    subprocess.run(['xdotool', *steps, 'mouseup', '1'], check=True)
    deck.wait_titles(numbers(2, 3, 1))
    deck.close()


@test
def a_slide_is_removed_and_comes_back(tmp):
    deck = Deck(tmp, slide=2)
    press('Delete')
    deck.wait_titles(numbers(1, 3))
    deck.window.wait_text('(?m)^Dia 2 is weg: Proefdia 2$')
    deck.window.click('push button', '^Ongedaan maken$')
    deck.wait_titles(numbers(1, 2, 3))
    deck.close()


@test
def a_slide_is_doubled(tmp):
    deck = Deck(tmp, slide=3)
    press('ctrl+j')
    deck.wait_titles(numbers(1, 2, 3, 3))
    ids = [s['id'] for s in slides_of(deck.path)]
    assert len(set(ids)) == 4, ids
    deck.close()


@test
def a_province_is_added_by_its_first_letters(tmp):
    deck = Deck(tmp)
    press('Insert')
    deck.window.wait_for('list item', '^Friesland$')
    type_text('fries')
    deck.window.wait(lambda: deck.window.find('list item', '^Zeeland$') is None, 'only what is called so')
    press('Return')
    deck.wait_saved(lambda s: len(s) == 4 and s[1]['kind'] == 'province' and s[1]['address'] == 'gem:province/NL-FR',
                    'the province as slide 2')
    deck.window.wait_for('list item', r'^2\. Friesland$')
    deck.close()


@test
def what_is_typed_is_seen_and_saved(tmp):
    deck = Deck(tmp, slide=2)
    press('F6')
    deck.window.wait(lambda: role(deck.window.focused()) == 'text', 'the keyboard in the title')
    press('ctrl+a')
    type_text('Andere kop')
    deck.window.wait_for('image', '^Andere kop$')
    deck.wait_titles(['Proefdia 1', 'Andere kop', 'Proefdia 3'])
    press('ctrl+z')
    deck.wait_titles(numbers(1, 2, 3))
    deck.close()


@test
def data_is_kept_and_let_go(tmp):
    path = os.path.join(tmp, 'decks', 'Proef.gemdeck')
    os.makedirs(os.path.dirname(path))
    assert ctl('--data-dir', tmp, 'deck', 'new', 'province', '--province', 'NL-FR', '-o', path).returncode == 0
    first = next(i for i, s in enumerate(slides_of(path)) if s['kind'] == 'province')
    window = Window('--data-dir', tmp, 'gem:present/Proef?slide=%d' % (first + 1))
    box = window.wait(lambda: next((n for n in window.nodes() if role(n) == 'check box' and
                                    name(n).startswith('Gegevens van vandaag') and
                                    driver.has(n, driver.Atspi.StateType.SENSITIVE)), None), 'the box that keeps data')
    window.act(box)
    window.wait(lambda: slides_of(path)[first].get('frozen_on'), 'the date in the file')
    window.wait_text('(?m)^De dia toont wat op .* bekend was')
    window.act(box)
    window.wait(lambda: 'frozen' not in slides_of(path)[first], 'nothing kept in the file')
    window.close()


@test
def too_much_for_a_slide_is_said(tmp):
    deck = Deck(tmp)
    body = deck.window.find('text', '^Tekst$')
    driver.Atspi.EditableText.set_text_contents(body, 'Een heel lange zin die nergens ophoudt. ' * 60)
    deck.window.wait_text('(?m)^Te veel voor één dia')
    deck.close()


@test
def what_was_typed_before_a_crash_comes_back(tmp):
    deck = Deck(tmp)
    press('F6')
    deck.window.wait(lambda: role(deck.window.focused()) == 'text', 'the keyboard in the title')
    press('ctrl+a')
    type_text('Net voor de stroom uitviel')
    deck.window.wait_for('image', '^Net voor de stroom uitviel$')
    unsaved = os.path.join(tmp, 'decks', 'unsaved')
    deck.window.wait(lambda: any(slides_of(os.path.join(unsaved, f))[:1] and
                                 slides_of(os.path.join(unsaved, f))[0].get('title', '').startswith('Net voor de')
                                 for f in (os.listdir(unsaved) if os.path.isdir(unsaved) else [])) or
                     slides_of(deck.path)[0].get('title', '').startswith('Net voor de'), 'it on the disk')
    deck.window.process.kill()
    deck.window.process.wait()
    window = Window('--data-dir', tmp, 'gem:present/Proef')
    window.wait_for('list item', r'^1\. Net voor de')
    window.close()


@test
def the_last_letters_are_saved_when_the_window_closes(tmp):
    deck = Deck(tmp)
    press('F6')
    deck.window.wait(lambda: role(deck.window.focused()) == 'text', 'the keyboard in the title')
    press('ctrl+a')
    type_text('Slot')
    deck.window.wait_for('image', '^Slot$')
    deck.close()
    assert slides_of(deck.path)[0]['title'] == 'Slot', slides_of(deck.path)[0]


@test
def what_another_program_adds_is_seen(tmp):
    deck = Deck(tmp)
    done = ctl('--data-dir', tmp, 'deck', 'add', deck.path, 'gem:province/NL-ZE')
    assert done.returncode == 0, done.stderr
    deck.window.wait_for('list item', r'^4\. Zeeland$')
    deck.close()


@test
def a_deck_is_removed_and_brought_back(tmp):
    path = write_deck(os.path.join(tmp, 'decks'), 'Proef')
    window = Window('--data-dir', tmp, 'gem:present')
    window.click('toggle button', '^Meer: Proef$')
    window.act(window.wait(lambda: next((n for n in window.nodes() if name(n) == 'Verwijderen' and
                                         role(n) not in ('label', 'filler')), None), 'the menu of the deck'))
    window.wait_text('(?m)^De presentatie is verwijderd')
    assert not os.path.exists(path)
    window.click('push button', '^Ongedaan maken$')
    window.reach('list item', '^Proef, 3 dia’s')
    assert os.path.exists(path)
    window.close()


@test
def a_file_from_elsewhere_becomes_a_copy(tmp):
    path = write_deck(os.path.join(tmp, 'usb'), 'Van een ander')
    window = Window('--data-dir', tmp, path)
    window.wait_for('list item', r'^1\. Proefdia 1$')
    copy = os.path.join(tmp, 'decks', 'Van een ander.gemdeck')
    assert len(slides_of(copy)) == 3
    window.activate()
    window.wait(lambda: window.focused() and role(window.focused()) == 'list item', 'the keyboard on the slides')
    press('Delete')
    window.wait(lambda: len(slides_of(copy)) == 2, 'the change in the copy')
    assert len(slides_of(path)) == 3, 'the file of the other stays as it was'
    window.close()


@test
def what_is_wrong_with_a_file_is_named_and_the_rest_is_there(tmp):
    folder = os.path.join(tmp, 'usb')
    os.makedirs(folder)
    path = os.path.join(folder, 'nieuwer.gemdeck')
    with open(path, 'w', encoding='utf-8') as f:
        json.dump({'form': 'gemeenten2024-deck', 'version': 99, 'title': 'Nieuwer', 'slides': [
            {'id': 'a', 'kind': 'hologram', 'title': 'Proefdia 1'},
            {'id': 'b', 'kind': 'section', 'address': 'gem:section/bestaat-niet', 'title': 'Proefdia 2'},
            {'id': 'c', 'kind': 'picture', 'picture': '../../etc/passwd', 'title': 'Proefdia 3'},
            {'id': 'd', 'kind': 'text', 'title': 'Proefdia 4', 'body': 'Voorbeeld'}]}, f)
    window = Window('--data-dir', tmp, path)
    window.wait_for('list item', r'^3\. Proefdia 4$')
    window.wait_text('Niet alles van de presentatie kon gelezen worden')
    window.wait_text(r'slides\[0\]')
    window.wait_text(r'En nog \d')
    window.wait(lambda: window.find('list item', r'^2\. Proefdia 3$'), 'the slide without its picture')
    window.close()


@test
def f5_shows_it_and_escape_comes_back_to_the_slide(tmp):
    deck = Deck(tmp)
    press('F5')
    deck.window.wait_for('image', '^In de zaal: Proefdia 1$')
    press('Next')
    deck.window.wait_for('image', '^In de zaal: Proefdia 2$')
    press('Escape')
    deck.window.wait_text('(?m)^Dia 2 van 3$')
    deck.window.activate()
    press('shift+F5')
    deck.window.wait_for('image', '^In de zaal: Proefdia 2$')
    press('Escape')
    deck.window.wait_text('(?m)^Dia 2 van 3$')
    deck.close()


@test
def a_deck_that_is_not_there_shows_the_way_out(tmp):
    window = Window('--data-dir', tmp, 'gem:present/Bestaat%20niet')
    window.wait_text('Deze presentatie kan niet worden geopend')
    window.click('push button', '^Alle presentaties$')
    window.wait_text('(?m)^Je hebt nog geen presentaties')
    window.close()


@test
def back_goes_from_the_deck_to_the_list(tmp):
    deck = Deck(tmp)
    deck.window.click('push button', '^Alle presentaties$')
    deck.window.reach('list item', '^Proef, 3 dia’s')
    press('alt+Left')
    deck.window.wait_for('list item', r'^1\. Proefdia 1$')
    deck.close()


@test
def slides_are_saved_as_pdf(tmp):
    deck = Deck(tmp)
    path = os.path.join(tmp, 'proef.pdf')
    press('ctrl+shift+s')
    deck.window.wait_for('file chooser')
    press('ctrl+a')
    type_text(path)
    for _ in range(4):
        press('Return')
        turn(0.4)
        if not deck.window.find('file chooser'):
            break
    deck.window.wait_text('(?m)^Bewaard als “proef.pdf”')
    with open(path, 'rb') as f:
        assert f.read(5) == b'%PDF-'
    deck.close()


driver.run_tests(TESTS)
