#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""A deck on two screens, through the accessibility interface. Run in desktop.py with --beamer; prints TAP."""
import functools
import json
import os
import re
import subprocess

from gi.repository import Gio

import driver
from driver import Atspi, BUILD, GLib, Window, has, name, press, role, showing, text, turn, type_text, walk
from finger import Finger

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


@functools.cache
def finger():
    return Finger()


def in_hall(x, y):
    return round(BEAMER[0] + BEAMER[2] * x), round(BEAMER[1] + BEAMER[3] * y)


@test
def a_finger_turns_the_slide(tmp):
    show = Show(tmp)
    show.wait_place(show.hall, BEAMER)
    for move, places, number in ((finger().tap, in_hall(0.8, 0.5), 2),
                                 (finger().swipe, (in_hall(0.8, 0.5), in_hall(0.4, 0.5)), 3),
                                 (finger().swipe, (in_hall(0.3, 0.5), in_hall(0.7, 0.5)), 2),
                                 (finger().tap, in_hall(0.1, 0.5), 1)):
        move(*places)
        show.hall_sees('Proefdia %d$' % number)
    show.end()


# Where provinces are on the slide of a map, as shares of it.
FRIESLAND, GELDERLAND, NO_PROVINCE = (0.30, 0.36), (0.32, 0.62), (0.8, 0.3)
MAP = [slide(1, kind='comparison', address='gem:compare', title='Proefdia 1', body=''), slide(2)]


def wait_for_picture(show):
    show.wait_colour(in_hall(*FRIESLAND), lambda c: c[2] > c[0] + 20, 'a map in the hall')


@test
def a_tap_on_a_province_shows_it(tmp):
    show = Show(tmp, slides=MAP)
    show.wait_place(show.hall, BEAMER)
    wait_for_picture(show)
    finger().tap(*in_hall(*GELDERLAND))
    show.hall_sees('Gelderland$')
    press('Escape')
    show.hall_sees('Proefdia 1$')
    show.end()


@test
def a_click_on_a_province_in_the_console_shows_it(tmp):
    show = Show(tmp, slides=MAP)
    show.wait_place(show.hall, BEAMER)
    wait_for_picture(show)
    box = Atspi.Component.get_extents(show.console().get_component_iface(), Atspi.CoordType.SCREEN)
    for place, sees in ((NO_PROVINCE, 'Proefdia 1$'), (FRIESLAND, 'Friesland$')):
        x, y = box.x + box.width * place[0], box.y + box.width * 9 / 16 * place[1]
        subprocess.run(['xdotool', 'mousemove', str(round(x)), str(round(y)), 'click', '1'], check=True)
        show.hall_sees(sees)
    press('Escape')
    show.hall_sees('Proefdia 1$')
    show.end()


@test
def only_a_mouse_in_sight_chooses_in_the_hall(tmp):
    x, y = in_hall(*FRIESLAND)
    subprocess.run(['xdotool', 'mousemove', str(x), str(y)], check=True)
    show = Show(tmp, slides=MAP)
    show.wait_place(show.hall, BEAMER)
    wait_for_picture(show)
    subprocess.run(['xdotool', 'click', '1'], check=True)
    show.hall_sees('Proefdia 2$')
    press('Prior')
    show.hall_sees('Proefdia 1$')
    for _ in range(3):
        subprocess.run(['xdotool', 'mousemove_relative', '8', '8'], check=True)
    subprocess.run(['xdotool', 'click', '1'], check=True)
    show.hall_sees('Friesland$')
    press('Escape')
    show.hall_sees('Proefdia 1$')
    show.end()


@test
def a_part_of_the_slide_is_looked_at(tmp):
    show = Show(tmp)
    show.wait_place(show.hall, BEAMER)
    bar = (BEAMER[0] + 4, 500)
    show.wait_colour(bar, lambda c: c[2] > c[0] + 20, 'the bar at the left edge')
    press('plus', 'plus')
    whole = show.wait_for('push button', '^(De hele dia|The whole slide)$')
    show.wait(lambda: has(whole, Atspi.StateType.SENSITIVE), 'a slide that is zoomed into')
    show.wait_colour(bar, lambda c: c == (255, 255, 255), 'the middle of the slide')
    press('shift+Left', 'shift+Left', 'shift+Left', 'shift+Left')
    show.wait_colour(bar, lambda c: c[2] > c[0] + 20, 'the left edge')
    press('Escape')
    show.wait(lambda: not has(whole, Atspi.StateType.SENSITIVE), 'the whole slide')
    show.end()


@test
def a_spotlight_darkens_the_rest(tmp):
    show = Show(tmp)
    show.wait_place(show.hall, BEAMER)
    corner = in_hall(0.9, 0.1)
    show.wait_colour(corner, lambda c: c == (255, 255, 255), 'paper')
    press('s')
    box = Atspi.Component.get_extents(show.console().get_component_iface(), Atspi.CoordType.SCREEN)
    for x in (60, 90):
        subprocess.run(['xdotool', 'mousemove', str(box.x + x), str(box.y + 150)], check=True)
    show.wait_colour(corner, lambda c: max(c) < 120, 'shade')
    press('s')
    show.wait_colour(corner, lambda c: c == (255, 255, 255), 'paper again')
    show.end()


@test
def on_one_screen_the_console_comes_and_goes(tmp):
    xrandr('--output', 'DUMMY1', '--off')
    try:
        show = Show(tmp)
        show.wait_place(show.hall, LAPTOP)
        show.wait(lambda: show.console() is None, 'slides alone')
        press('c')
        show.speaker_sees('Proefdia 1$')
        press('Next')
        show.speaker_sees('Proefdia 2$')
        press('c')
        show.wait(lambda: show.console() is None, 'slides alone again')
        show.hall_sees('Proefdia 2$')
        press('2', '1')
        press('BackSpace', 'BackSpace', '5', 'Return')
        show.hall_sees('Proefdia 5$')
        show.end(4)
    finally:
        with_beamer()


@test
def all_screens_show_the_slides(tmp):
    show = Show(tmp)
    show.wait_place(show.hall, BEAMER)
    press('m')
    show.act(show.wait_for('radio button', 'alle schermen|all screens'))

    def halls():
        return sorted(show.place(n) for n in show.nodes()
                      if role(n) == 'image' and re.match('(In de zaal|In the hall): Proefdia 1$', name(n)))
    show.wait(lambda: halls() == [LAPTOP, BEAMER], 'a hall on each screen')
    press('Next')
    show.wait(lambda: len([n for n in show.nodes() if name(n).endswith(': Proefdia 2') and role(n) == 'image'
                           and re.match('In (de|the)', name(n))]) == 2, 'the next slide on both')
    press('c')
    show.speaker_sees('Proefdia 2$')
    press('c')
    show.end()


DESKTOP = """<node>
<interface name="org.freedesktop.Notifications">
<method name="Inhibit"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
<arg type="u" direction="out"/></method><method name="UnInhibit"><arg type="u" direction="in"/></method></interface>
<interface name="org.gnome.SessionManager">
<method name="RegisterClient"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="o" direction="out"/>
</method><method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="u" direction="in"/><arg type="u" direction="out"/></method>
<method name="Uninhibit"><arg type="u" direction="in"/></method></interface></node>"""
IDLE_AND_SUSPEND = 4 | 8


class Desktop:
    """The services of a desktop that hold messages, screen saver and sleep back; it writes down what it was asked."""

    def __init__(self):
        self.asked = []
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        for interface in Gio.DBusNodeInfo.new_for_xml(DESKTOP).interfaces:
            path = '/' + interface.name.replace('.', '/')
            self.bus.register_object(path, interface, self.called, None, None)
            Gio.bus_own_name_on_connection(self.bus, interface.name, Gio.BusNameOwnerFlags.NONE)
        turn(0.3)

    def called(self, bus, sender, path, interface, method, arguments, invocation):
        self.asked.append((interface.rsplit('.', 1)[1], method, arguments.unpack()))
        answers = {'Inhibit': GLib.Variant('(u)', (7,)), 'RegisterClient': GLib.Variant('(o)', ('/client',))}
        invocation.return_value(answers.get(method))

    def was_asked(self, service, method, test=lambda arguments: True):
        return any(a[0] == service and a[1] == method and test(a[2]) for a in self.asked)


@test
def the_desktop_holds_messages_and_sleep_back(tmp):
    desktop = Desktop()
    show = Show(tmp)
    show.hall_sees('Proefdia 1$')
    show.wait(lambda: desktop.was_asked('Notifications', 'Inhibit'), 'messages held back')
    show.wait(lambda: desktop.was_asked('SessionManager', 'Inhibit', lambda a: a[3] == IDLE_AND_SUSPEND),
              'screen saver and sleep held off')
    assert not desktop.was_asked('Notifications', 'UnInhibit'), desktop.asked
    show.end()
    turn(0.3)
    assert desktop.was_asked('Notifications', 'UnInhibit', lambda a: a == (7,)), desktop.asked
    assert desktop.was_asked('SessionManager', 'Uninhibit', lambda a: a == (7,)), desktop.asked


@test
def the_end_says_where(tmp):
    show = Show(tmp, '6')
    show.hall_sees('Proefdia 7$')
    press('Next')
    show.hall_sees('Proefdia 8$')
    show.end(7)


driver.run_tests([t for t in TESTS if not ONLY or re.search(ONLY, t.__name__)])
