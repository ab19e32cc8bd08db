#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""A deck on two screens, through the accessibility interface. Run in desktop.py with --beamer; prints TAP."""
import json
import os
import re
import subprocess

import driver
from driver import Atspi, BUILD, Window, has, name, press, role, showing, text, turn, type_text, walk

PRESENT_DECK = os.path.join(BUILD, 'tests', 'ui', 'present-deck')
# GTK says so when the link of a label is gone before its bridge told of it; nothing comes of it.
RACES = driver.RACES + ('atk_object_ref_state_set: assertion', 'gtk_accessible_get_widget: assertion')
N_SLIDES = 12
LAPTOP, BEAMER = (0, 0, 1280, 800), (1280, 0, 1920, 1080)
TESTS = []
ONLY = os.environ.get('GEM_ONLY')  # a part of the names of the tests to run


def test(function):
    TESTS.append(function)
    return function


def slide(number, **more):
    return dict({'id': '00000000-0000-4000-8000-%012d' % number, 'kind': 'text', 'title': 'Proefdia %d' % number,
                 'body': 'Voorbeeld %d' % number, 'notes': 'Zeg **%d** en ga naar [Zeeland](gem:province/NL-ZE).'
                 % number}, **more)


def write_deck(tmp, slides=None):
    """A deck of made-up slides (proef)."""
    path = os.path.join(tmp, 'proef.gemdeck')
    with open(path, 'w', encoding='utf-8') as f:
        json.dump({'form': 'gemeenten2024-deck', 'version': 1, 'title': 'Proef',
                   'slides': slides or [slide(n) for n in range(1, N_SLIDES + 1)]}, f)
    return path


class Show(Window):
    """A presentation that runs: what the hall sees, and the console."""

    def __init__(self, tmp, *arguments, slides=None):
        self.said = os.path.join(tmp, 'said')
        driver.PROGRAM = os.path.join(tmp, 'present')
        with open(driver.PROGRAM, 'w') as f:
            f.write('#!/bin/sh\nexec "%s" "$@" > "%s"\n' % (PRESENT_DECK, self.said))
        os.chmod(driver.PROGRAM, 0o755)
        super().__init__(write_deck(tmp, slides), tmp, *arguments)
        self.wait(self.hall, 'the hall')

    def hall(self):
        return self.find('image', '^(In de zaal|In the hall): ')

    def hall_sees(self, pattern):
        self.wait(lambda: self.find('image', '^(In de zaal|In the hall): ' + pattern), 'in the hall: ' + pattern)

    def speaker_sees(self, pattern):
        self.wait(lambda: self.find('image', '^(Nu|Now): ' + pattern), 'for the speaker: ' + pattern)

    def console(self):
        return self.find('image', '^(Nu|Now): ')

    def frame(self, node):
        while node is not None and role(node) not in ('frame', 'window'):
            node = node.get_parent()
        return node

    def place(self, node):
        box = Atspi.Component.get_extents(self.frame(node).get_component_iface(), Atspi.CoordType.SCREEN)
        return box.x, box.y, box.width, box.height

    def wait_place(self, get, place, exact=True):
        def there():
            node = get()
            box = self.place(node) if node is not None else None
            return box == place if exact else box is not None and box[0] >= place[0] and \
                box[0] + box[2] <= place[0] + place[2]
        self.wait(there, 'a window at %s' % (place,))

    def colour(self, x, y):
        shot = subprocess.run(['import', '-window', 'root', '-crop', '1x1+%d+%d' % (x, y), '-depth', '8', 'rgb:-'],
                              stdout=subprocess.PIPE, check=True).stdout
        return tuple(shot[:3])

    def wait_colour(self, place, test, what):
        self.wait(lambda: test(self.colour(*place)), what)

    def end(self, slide=None):
        """Escape ends it, asks nothing, and says where; nobody holds the presentation then."""
        press('Escape')
        self.process.wait(10)
        with open(self.said) as f:
            said = f.read().split()
        assert said[0] == 'ended' and said[2] == 'gone', said
        assert slide is None or said[1] == str(slide), said
        errors = self.process.stderr.read()
        bad = [line for line in errors.splitlines() if ('CRITICAL' in line or 'WARNING' in line) and
               not any(race in line for race in RACES)]
        assert not bad, '\n'.join(bad)


def xrandr(*arguments):
    subprocess.run(['xrandr', *arguments], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(['xrandr'], check=True, stdout=subprocess.DEVNULL)
    turn(0.5)


def with_beamer():
    xrandr('--output', 'DUMMY1', '--mode', 'gem1920x1080', '--right-of', 'DUMMY0')


@test
def each_window_has_its_screen(tmp):
    show = Show(tmp)
    show.wait_place(show.hall, BEAMER)
    show.wait_place(show.console, LAPTOP, exact=False)
    show.end()


@test
def a_clicker_turns_the_slide(tmp):
    show = Show(tmp)
    show.hall_sees('Proefdia 1$')
    for key, number in (('Next', 2), ('Next', 3), ('Prior', 2), ('space', 3), ('Left', 2), ('End', 12), ('Next', 12),
                        ('Home', 1), ('Prior', 1)):
        press(key)
        show.hall_sees('Proefdia %d$' % number)
    assert 'Voorbeeld 1' in show.hall().get_description(), 'the text of the slide is heard'
    show.end()


@test
def a_number_and_enter_jump(tmp):
    show = Show(tmp)
    show.speaker_sees('Proefdia 1$')
    press('1', '1')
    show.wait_text(r'11: (druk op|press) Enter')
    press('Return')
    show.hall_sees('Proefdia 11$')
    show.wait_for('status bar', r'11 (van|of) 12: Proefdia 11')
    press('3', 'Escape')
    show.hall_sees('Proefdia 11$')
    show.end()


@test
def black_and_white_hide_the_slide(tmp):
    show = Show(tmp)
    show.wait_place(show.hall, BEAMER)
    place = (BEAMER[0] + 4, 500)
    show.wait_colour(place, lambda c: c not in ((0, 0, 0), (255, 255, 255)), 'a slide in the hall')
    press('period')
    show.wait_colour(place, lambda c: c == (0, 0, 0), 'black')
    show.wait(lambda: has(show.find('toggle button', '^(Zwart|Black)$'), Atspi.StateType.CHECKED), 'a button that says so')
    press('w')
    show.wait_colour(place, lambda c: c == (255, 255, 255), 'white')
    press('F5')
    show.wait_colour(place, lambda c: c not in ((0, 0, 0), (255, 255, 255)), 'the slide again')
    show.end()


@test
def a_frozen_hall_keeps_its_slide(tmp):
    show = Show(tmp)
    show.hall_sees('Proefdia 1$')
    press('f', 'Next', 'Next')
    show.speaker_sees('Proefdia 3$')
    show.hall_sees('Proefdia 1$')
    press('f')
    show.hall_sees('Proefdia 3$')
    show.end()


@test
def a_province_that_is_asked_for_comes_at_once(tmp):
    show = Show(tmp, '4')
    show.hall_sees('Proefdia 5$')
    press('q')
    show.wait(lambda: role(show.focused()) in ('entry', 'text'), 'the entry')
    type_text('fr')
    show.hall_sees('Friesland$')
    show.wait_for('status bar', 'Friesland')
    press('Escape')
    show.hall_sees('Proefdia 5$')
    press('q')
    show.wait(lambda: role(show.focused()) in ('entry', 'text'), 'the entry')
    type_text('zh')
    show.hall_sees('Zuid-Holland$')
    press('BackSpace')
    show.hall_sees('Proefdia 5$')
    show.end()


@test
def a_town_leads_to_its_province(tmp):
    show = Show(tmp)
    show.speaker_sees('Proefdia 1$')
    press('q')
    show.wait(lambda: role(show.focused()) in ('entry', 'text'), 'the entry')
    type_text('harling')
    show.wait_for('list item', '^Harlingen')
    press('Return')
    show.hall_sees('Friesland$')
    press('Next')
    show.hall_sees('Proefdia 1$')
    show.end()


@test
def a_link_of_the_notes_is_followed_and_left(tmp):
    show = Show(tmp)
    show.wait_text('Zeg 1 en ga naar Zeeland')
    press('k')
    show.wait_for('list item', '^Zeeland$')
    show.wait(lambda: role(show.focused()) in ('list item', 'list box'), 'the focus in the list')
    press('Return')
    show.hall_sees('Zeeland$')
    press('Escape')
    show.hall_sees('Proefdia 1$')
    show.end()


@test
def the_overview_works_by_keyboard(tmp):
    show = Show(tmp, '2')
    show.speaker_sees('Proefdia 3$')
    press('o')
    show.wait(lambda: re.match(r'3\. ', name(show.focused())), 'the focus on the slide of now')
    press('Right', 'Return')
    show.hall_sees('Proefdia 4$')
    show.speaker_sees('Proefdia 4$')
    press('o', 'Escape')
    show.speaker_sees('Proefdia 4$')
    show.end()


@test
def a_beamer_that_is_pulled_out_does_not_lose_the_place(tmp):
    show = Show(tmp)
    show.wait_place(show.hall, BEAMER)
    press('Next', 'Next', 'Next')
    show.hall_sees('Proefdia 4$')
    try:
        xrandr('--output', 'DUMMY1', '--off')
        show.wait_place(show.hall, LAPTOP)
        show.hall_sees('Proefdia 4$')
        show.speaker_sees('Proefdia 4$')
        press('Next')
        show.hall_sees('Proefdia 5$')
    finally:
        with_beamer()
    show.wait_place(show.hall, BEAMER)
    show.hall_sees('Proefdia 5$')
    show.wait_place(show.console, LAPTOP, exact=False)
    show.end()


@test
def swapped_screens_are_remembered(tmp):
    show = Show(tmp)
    show.wait_place(show.hall, BEAMER)
    press('x')
    show.wait_place(show.hall, LAPTOP)
    show.wait_place(show.console, BEAMER, exact=False)
    show.end()
    show = Show(tmp)
    show.wait_place(show.hall, LAPTOP)
    show.end()


@test
def screens_are_chosen_by_picture(tmp):
    show = Show(tmp)
    show.wait_place(show.hall, BEAMER)
    press('m')
    choice = show.wait_for('radio button', 'venster|window')
    show.act(choice)
    show.wait(lambda: show.place(show.hall())[2] < LAPTOP[2], 'a hall in a window')
    press('Escape')
    press('Next')
    show.hall_sees('Proefdia 2$')
    show.end()


@test
def everything_has_a_name_and_is_reached_by_tab(tmp):
    show = Show(tmp)
    show.speaker_sees('Proefdia 1$')
    roles = ('push button', 'toggle button', 'spin button', 'entry', 'image', 'radio button')
    nodes = [n for n in show.nodes() if role(n) in roles and showing(n)]
    assert len(nodes) > 30, len(nodes)
    unnamed = [role(n) for n in nodes if not name(n) and role(n) != 'image']
    assert not unnamed, unnamed
    wanted = {name(n) for n in nodes if role(n) != 'image' and has(n, Atspi.StateType.SENSITIVE)}
    seen = set()
    for _ in range(60):
        press('Tab')
        seen.add(name(show.focused()))
        if wanted <= seen:
            break
    assert wanted <= seen, wanted - seen
    show.end()


@test
def a_drawing_is_undone_and_wiped(tmp):
    show = Show(tmp)
    show.wait_place(show.hall, BEAMER)
    press('d')
    node = show.wait_for('image', '^(Nu|Now): ')
    box = Atspi.Component.get_extents(node.get_component_iface(), Atspi.CoordType.SCREEN)
    x, y = box.x + box.width // 2, box.y + 200
    subprocess.run(['xdotool', 'mousemove', str(x), str(y), 'mousedown', '1', 'mousemove', str(x + 60), str(y + 30),
                    'mousemove', str(x + 120), str(y), 'mouseup', '1'], check=True)
    undo = show.wait_for('push button', '^(Laatste lijn|Undo)')
    show.wait(lambda: has(undo, Atspi.StateType.SENSITIVE), 'a line')
    press('u')
    show.wait(lambda: not has(undo, Atspi.StateType.SENSITIVE), 'no line')
    show.end()


@test
def the_end_says_where(tmp):
    show = Show(tmp, '6')
    show.hall_sees('Proefdia 7$')
    press('Next')
    show.hall_sees('Proefdia 8$')
    show.end(7)


driver.run_tests([t for t in TESTS if not ONLY or re.search(ONLY, t.__name__)])
