# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""The real window, driven as a person with a keyboard or a screen reader does: through AT-SPI and X."""
import os
import re
import subprocess
import sys
import tempfile
import time
import warnings

warnings.simplefilter('ignore')
import gi  # noqa: E402
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get('GEM_BUILD', os.path.join(ROOT, 'build'))
PROGRAM = os.path.join(BUILD, 'src', 'app', 'gemeenten2024')
CTL = os.path.join(BUILD, 'src', 'ctl', 'gemeenten2024ctl')


def environment():
    """Where a program that is not installed finds its data."""
    return dict(os.environ, GSETTINGS_SCHEMA_DIR=os.path.join(BUILD, 'data'),
                GEM_PKGDATADIR=os.path.join(BUILD, 'data'), GEM_LOCALEDIR=os.path.join(BUILD, 'po'))


def turn(seconds=0.05):
    """Lets AT-SPI's events through for a moment."""
    context, end = GLib.MainContext.default(), time.monotonic() + seconds
    while time.monotonic() < end:
        while context.iteration(False):
            pass
        time.sleep(0.01)


def children(node):
    try:
        return [c for c in (node.get_child_at_index(i) for i in range(node.get_child_count())) if c is not None]
    except GLib.Error:
        return []


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def has(node, state):
    try:
        return node.get_state_set().contains(state)
    except GLib.Error:
        return False


def role(node):
    try:
        return node.get_role_name()
    except GLib.Error:
        return ''


def name(node):
    try:
        return node.get_name() or ''
    except GLib.Error:
        return ''


def text(node):
    try:
        iface = node.get_text_iface()
        return Atspi.Text.get_text(iface, 0, Atspi.Text.get_character_count(iface)) if iface else ''
    except GLib.Error:
        return ''


def showing(node):
    return has(node, Atspi.StateType.SHOWING)


def press(*keys):
    subprocess.run(['xdotool', 'key', '--clearmodifiers', *keys], check=True)
    turn(0.15)


def type_text(string):
    subprocess.run(['xdotool', 'type', '--delay', '5', string], check=True)
    turn(0.15)


# GTK 3 and ATK say so when a client asks for a picture or a row of a dialog that closes at that moment; it is their
# own bookkeeping, and nothing comes of it.
RACES = ('gtk_widget_get_scale_factor: assertion', 'atk_state_set_contains_state: assertion',
         'gtk_notebook_get_tab_label: assertion')


class Window:
    """A running program and what it shows."""

    started = []

    @classmethod
    def running(cls):
        return [process for process in cls.started if process.poll() is None]

    def __init__(self, *arguments, env=None):
        self.process = subprocess.Popen([PROGRAM, *arguments], env=env or environment(), stderr=subprocess.PIPE,
                                        text=True)
        self.started.append(self.process)
        self.errors = None
        self.wait(lambda: self.application() is not None, 'the program on the accessibility bus', 30)

    def application(self):
        desktop = Atspi.get_desktop(0)
        for app in children(desktop):
            try:
                if app.get_process_id() == self.process.pid:
                    return app
            except GLib.Error:
                pass
        return None

    def nodes(self):
        application = self.application()
        return [n for n in walk(application) if showing(n)] if application is not None else []

    def find(self, role_name, pattern='', nth=0):
        found = [n for n in self.nodes()
                 if role(n) == role_name and re.search(pattern, name(n) or text(n))]
        return found[nth] if len(found) > nth else None

    def wait(self, condition, what, seconds=15):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                got = condition()
            except GLib.Error:
                got = None
            if got:
                return got
            if self.process.poll() is not None:
                raise AssertionError('the program ended: %s' % self.process.stderr.read())
            turn()
        raise AssertionError('%s did not come about' % what)

    def wait_for(self, role_name, pattern='', seconds=15):
        return self.wait(lambda: self.find(role_name, pattern), '%s "%s"' % (role_name, pattern), seconds)

    def wait_text(self, pattern, seconds=15):
        return self.wait(lambda: next((n for n in self.nodes() if re.search(pattern, name(n) + '\n' + text(n))), None),
                         'the text "%s"' % pattern, seconds)

    def act(self, node, index=0):
        """Does what a node is for: its action, or what Enter does on it."""
        if node.get_action_iface() is not None:
            Atspi.Action.do_action(node.get_action_iface(), index)
            turn(0.15)
            return
        self.activate()
        self.focus(node)
        press('Return')

    def reach(self, role_name, pattern):
        """A node of a list that may be scrolled out of sight."""
        return self.wait(lambda: next((n for n in walk(self.application()) if role(n) == role_name and
                                       re.search(pattern, name(n))), None), '%s "%s"' % (role_name, pattern))

    def click(self, role_name, pattern=''):
        self.act(self.wait_for(role_name, pattern))

    def focus(self, node):
        Atspi.Component.grab_focus(node.get_component_iface())
        turn(0.1)

    def focused(self):
        nodes = [n for n in self.nodes() if has(n, Atspi.StateType.FOCUSED)]
        return nodes[-1] if nodes else None

    def activate(self):
        windows = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
                                 stdout=subprocess.PIPE, text=True).stdout.split()
        if windows:
            subprocess.run(['xdotool', 'windowfocus', '--sync', windows[-1]], stderr=subprocess.DEVNULL)
        turn(0.2)

    def picture(self, path):
        turn(0.3)
        subprocess.run(['import', '-window', 'root', path], check=True)

    def close(self):
        """Closes the window as a person does, and fails where the program complained."""
        self.activate()
        press('ctrl+q')
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError('the program did not end')
        self.errors = self.process.stderr.read()
        bad = [line for line in self.errors.splitlines() if ('CRITICAL' in line or 'WARNING' in line)
               and not any(race in line for race in RACES)]
        if bad:
            raise AssertionError('the program complained: %s' % '\n'.join(bad))


class FeedServer:
    """gemeenten2024ctl feed serve, on a free port of this machine."""

    def __init__(self, folder):
        self.process = subprocess.Popen([CTL, 'feed', 'serve', folder], stdout=subprocess.PIPE, text=True,
                                        env=environment())
        self.url = self.process.stdout.readline().strip()
        if not self.url:
            sys.exit('the feed server did not start')

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def ctl(*arguments):
    return subprocess.run([CTL, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          env=environment())


def run_tests(tests):
    """Runs each in a folder of its own, as TAP; ends the program with 1 where one failed."""
    print('1..%d' % len(tests), flush=True)
    failed = 0
    for number, function in enumerate(tests, 1):
        label = function.__name__.replace('_', '-')
        with tempfile.TemporaryDirectory(prefix='gemeenten2024-window-') as tmp:
            try:
                function(tmp)
                print('ok %d %s' % (number, label), flush=True)
            except Exception as error:  # a test may fail in any way
                failed += 1
                print('not ok %d %s' % (number, label))
                print('# ' + repr(error).replace('\n', '\n# '), flush=True)
        for process in Window.running():
            process.kill()
            process.wait()
    sys.exit(failed > 0)
