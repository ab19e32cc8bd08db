#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""What GNOME Shell asks of the program, over the session bus, which starts it. Run in desktop.py; prints TAP."""
import os

import driver
from driver import GLib, name, role, text
from gi.repository import Atspi, Gio

ID = 'io.github.gemeenten2024.Gemeenten2024'
PATH = '/io/github/gemeenten2024/Gemeenten2024/SearchProvider'
INTERFACE = 'org.gnome.Shell.SearchProvider2'
SERVICE = """[D-BUS Service]
Name=%s
Exec=/usr/bin/env %s %s --gapplication-service
"""
TESTS = []


def test(function):
    TESTS.append(function)
    return function


class Provider:
    """The program as the bus starts it."""

    def __init__(self):
        folder = os.path.join(os.environ['XDG_DATA_HOME'], 'dbus-1', 'services')
        variables = {key: value for key, value in driver.environment().items() if key not in os.environ}
        variables.update({key: driver.environment()[key] for key in ('GSETTINGS_SCHEMA_DIR', 'GEM_PKGDATADIR',
                                                                     'GEM_LOCALEDIR')})
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, ID + '.service'), 'w', encoding='utf-8') as f:
            f.write(SERVICE % (ID, ' '.join('%s=%s' % pair for pair in variables.items()), driver.PROGRAM))
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'ReloadConfig', None,
                           None, Gio.DBusCallFlags.NONE, -1, None)
        self.proxy = Gio.DBusProxy.new_sync(self.bus, Gio.DBusProxyFlags.NONE, None, ID, PATH, INTERFACE, None)

    def pid(self):
        reply = self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                                   'GetConnectionUnixProcessID', GLib.Variant('(s)', (ID,)), None,
                                   Gio.DBusCallFlags.NONE, -1, None)
        return reply.unpack()[0]

    def find(self, *terms):
        return self.proxy.GetInitialResultSet('(as)', list(terms))

    def metas(self, ids):
        return self.proxy.GetResultMetas('(as)', ids)

    def application(self):
        pid = self.pid()
        return next((a for a in driver.children(Atspi.get_desktop(0)) if a.get_process_id() == pid), None)

    def wait_for(self, role_name, wanted):
        """A node that shows, by its role and the beginning of its name or text."""
        for _ in range(300):
            driver.turn()
            application = self.application()
            for node in driver.walk(application) if application is not None else ():
                if driver.showing(node) and role(node) == role_name and (name(node) or text(node)).startswith(wanted):
                    return node
        raise AssertionError('%s "%s" did not come about' % (role_name, wanted))

    def close(self):
        """Closes the window as its own menu does. The program stays a while, as whoever asked may ask again."""
        actions = Gio.DBusActionGroup.get(self.bus, ID, '/' + ID.replace('.', '/'))
        actions.list_actions()
        driver.turn(0.5)
        actions.activate_action('quit', None)
        for _ in range(200):
            driver.turn()
            application = self.application()
            if application is None or not driver.children(application):
                return
        raise AssertionError('the window did not close')


@test
def the_bus_starts_it_and_it_answers_without_a_window(tmp):
    provider = Provider()
    ids = provider.find('woningbouw')
    assert ids and all(i.startswith('gem:') for i in ids), ids
    application = provider.application()
    assert application is None or not driver.children(application), 'a window'


@test
def each_result_has_a_name_a_place_and_a_symbol(tmp):
    provider = Provider()
    ids = provider.find('bouwtax')
    metas = provider.metas(ids)
    assert [m['id'] for m in metas] == ids, metas
    term = next(m for m in metas if m['id'] == 'gem:term/bouwtax')
    assert term['name'] == 'bouwtax', term
    assert term['description'].startswith('Begrippen en afkortingen – Een belasting'), term
    assert Gio.Icon.deserialize(GLib.Variant('(sv)', ('themed', GLib.Variant('as', term['icon'][1])))) is not None, term


@test
def typing_on_narrows_down(tmp):
    provider = Provider()
    first = provider.find('energie')
    then = provider.proxy.GetSubsearchResultSet('(asas)', first, ['energie', 'friesland'])
    assert then and then != first, then


@test
def what_is_nowhere_has_no_results(tmp):
    provider = Provider()
    assert provider.find('xyzzyqqq') == []
    assert provider.metas(['gem:term/xyzzyqqq']) == []


@test
def a_result_opens_the_window_there(tmp):
    provider = Provider()
    provider.proxy.ActivateResult('(sasu)', 'gem:term/bouwtax', ['bouwtax'], 0)
    provider.wait_for('heading', 'bouwtax')
    provider.close()


@test
def the_whole_search_opens_in_the_window(tmp):
    provider = Provider()
    provider.proxy.LaunchSearch('(asu)', ['sociaal', 'domein'], 0)
    assert text(provider.wait_for('text', 'Zoek in alles')) == 'sociaal domein'
    provider.close()


driver.run_tests(TESTS)
