#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the window syncs and says so, through the accessibility interface. Run in desktop.py; prints TAP."""
import json
import os
import re
import sqlite3
import subprocess

import driver
from gi.repository import Gio, GLib
from driver import FeedServer, Window, ctl, press, type_text

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


def start_with_two(tmp):
    """A window with the dialog of agendas open, in which two are followed."""
    os.mkdir(os.path.join(tmp, 'twee'))
    servers = [FeedServer(publish(tmp, 'gepland')), FeedServer(publish(os.path.join(tmp, 'twee'), 'lopend'))]
    for server in servers:
        assert ctl('--data-dir', tmp, 'sync', '--feed', server.url).returncode == 0
    window = Window('--data-dir', tmp, 'gem:home')
    open_popover(window)
    window.click('push button', '^Agenda.s beheren')
    window.wait_text('^' + re.escape(servers[0].url))
    return window, servers


@test
def a_key_is_checked_before_it_is_kept(tmp):
    assert ctl('feed', 'keygen', '-o', os.path.join(tmp, 'proef'), '--no-password').returncode == 0
    with open(os.path.join(tmp, 'proef.pub')) as f:
        key = f.read().splitlines()[1]
    window, servers = start_with_two(tmp)
    window.click('push button', '^Handtekening van')
    window.wait_text('Met de openbare sleutel')
    for word, answer in (('onzin', 'geen openbare sleutel'), (key, 'heeft ondertekend, worden overgenomen')):
        window.activate()
        press('ctrl+a')
        type_text(word)
        press('Return')
        window.wait_text(answer)
    window.activate()
    press('Escape')
    window.close()
    for server in servers:
        server.stop()


@test
def agendas_are_put_in_order_with_the_keyboard(tmp):
    window, servers = start_with_two(tmp)
    rows = [n for n in window.nodes() if driver.role(n) == 'list item' and driver.name(n) == 'Proefagenda']
    assert len(rows) == 2
    window.activate()
    window.focus(rows[0])
    press('alt+Down')
    window.wait(lambda: order_shown(window, servers) == [servers[1].url, servers[0].url], 'the other order')
    window.activate()
    press('Escape')
    window.close()
    for server in servers:
        server.stop()


def order_shown(window, servers):
    shown = [driver.text(n) or driver.name(n) for n in window.nodes()]
    return [text for text in shown if text in [server.url for server in servers]]


@test
def what_was_removed_comes_back_until_the_dialog_closes(tmp):
    window, servers = start_with_two(tmp)
    window.click('push button', '^Volg Proefagenda niet meer')
    window.wait(lambda: order_shown(window, servers) == [servers[1].url], 'one that is left')
    window.click('push button', '^Ongedaan maken')
    window.wait(lambda: len(order_shown(window, servers)) == 2, 'both again')
    window.click('push button', '^Volg Proefagenda niet meer')
    window.wait_for('push button', '^Ongedaan maken')
    window.activate()
    press('Escape')
    window.wait(lambda: servers[0].url not in ctl('--data-dir', tmp, 'feed', 'list').stdout, 'one that is gone')
    window.close()
    for server in servers:
        server.stop()


@test
def an_agenda_of_the_administrator_cannot_be_removed(tmp):
    server = FeedServer(publish(tmp, 'gepland'))
    with open(os.path.join(tmp, 'settings.ini'), 'w') as f:
        f.write("[io/github/gemeenten2024/Gemeenten2024]\nfeeds=['%s', 'ftp://voorbeeld']\n" % server.url)
    window = Window('--data-dir', tmp, 'gem:home')
    window.wait_for('toggle button', '^Bijwerken')
    open_popover(window)
    window.wait_text('Uitgave 1 met 1 agendapunt')
    window.wait_text('Je beheerder gaf een agenda op die niet gevolgd kan worden: .ftp://voorbeeld')
    window.click('push button', '^Agenda.s beheren')
    window.wait_text('komt van je beheerder')
    assert window.find('push button', '^Volg Proefagenda niet meer') is None
    window.activate()
    press('Escape')
    window.close()
    server.stop()


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


NOTIFICATIONS = """<node><interface name='org.freedesktop.Notifications'>
  <method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>
    <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>
    <arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>
  <method name='CloseNotification'><arg type='u' direction='in'/></method>
</interface></node>"""


class Notifications:
    """What a desktop does with notifications: it is told of them, and that they are over."""

    def __init__(self):
        self.told, self.withdrawn = [], 0
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        interface = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS).interfaces[0]
        self.object = self.bus.register_object('/org/freedesktop/Notifications', interface, self.call, None, None)
        self.name = Gio.bus_own_name_on_connection(self.bus, 'org.freedesktop.Notifications',
                                                   Gio.BusNameOwnerFlags.REPLACE, None, None)

    def call(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        if method == 'Notify':
            self.told.append(arguments.unpack()[3:5])
            invocation.return_value(GLib.Variant('(u)', (len(self.told),)))
            return
        self.withdrawn += 1
        invocation.return_value(None)

    def stop(self):
        Gio.bus_unown_name(self.name)
        self.bus.unregister_object(self.object)


def follow_all(tmp):
    """Follows every item, as the window would."""
    with sqlite3.connect(os.path.join(tmp, 'library.db')) as db:
        db.execute('INSERT INTO followed (feed, id, title, since)'
                   ' SELECT f.url, i.id, i.title, unixepoch () FROM item i JOIN feed f ON f.id = i.feed')


@test
def a_change_of_what_is_followed_is_told_once_and_taken_back(tmp):
    desktop = Notifications()
    server = FeedServer(publish(tmp, 'gepland', 'gepland'))
    assert ctl('--data-dir', tmp, 'sync', '--feed', server.url).returncode == 0
    follow_all(tmp)
    publish(tmp, 'lopend', 'gepland')
    window = Window('--data-dir', tmp, 'gem:home')
    window.wait_for('toggle button', '^Bijwerken')
    window.activate()
    press('ctrl+r')
    window.wait_text('0 nieuw, 1 gewijzigd')
    window.wait(lambda: desktop.told, 'a notification')
    title, body = desktop.told[0]
    assert 'uitvoeringsagenda' in title and body == 'De status is nu: Loopt.', desktop.told
    press('ctrl+r')
    window.wait_text('Er is niets nieuws in de agenda')
    assert len(desktop.told) == 1, desktop.told
    press('alt+3')
    window.wait(lambda: desktop.withdrawn, 'that it is taken back')
    window.close()
    server.stop()
    desktop.stop()


def have(program):
    return any(os.access(os.path.join(folder, program), os.X_OK) for folder in os.environ['PATH'].split(':'))


driver.run_tests(TESTS)
