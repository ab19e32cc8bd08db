#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""desktop.py [--size WxH] [--beamer WxH] [--dark] [--text FACTOR] [--fill] -- COMMAND ... - runs a command in a
desktop of its own.

An X server without a screen, a session bus, the accessibility bus and a window manager, with a home folder that is
thrown away. Everything that it started is ended when the command ends; the exit status is the command's. With
--beamer there are two screens side by side, DUMMY0 and DUMMY1, that xrandr can pull out and plug in, and a touch
screen over both, whose socket is GEM_FINGER (finger.py).
"""
import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

RC = """<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc">
<focus><focusNew>yes</focusNew></focus><desktops><number>1</number></desktops><keyboard/>
<applications>%s</applications></openbox_config>"""
FILL = '<application class="*" type="normal"><decor>no</decor><maximized>yes</maximized></application>'

# Xvfb has one screen only; Xorg's driver for no hardware has as many as one likes.
XORG = """Section "Device"
  Identifier "none"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Screen"
  Identifier "screens"
  Device "none"
  DefaultDepth 24
  SubSection "Display"
    Virtual 8192 2400
  EndSubSection
EndSection
Section "InputDevice"
  Identifier "finger"
  Driver "inputtest"
  Option "SocketPath" "%s"
  Option "DeviceType" "Touch"
  Option "TouchCount" "2"
EndSection
Section "ServerLayout"
  Identifier "all"
  Screen "screens"
  InputDevice "finger" "SendCoreEvents"
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "DontVTSwitch" "true"
EndSection
"""


def wait_for(what, ready, process=None, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ready():
            return
        if process is not None and process.poll() is not None:
            break
        time.sleep(0.03)
    sys.exit('desktop.py: %s did not start' % what)


def dutch(env):
    """LOCPATH points at a private locale where the system has none (./dev makes it)."""
    env.update(LANG='nl_NL.UTF-8', LANGUAGE='nl')
    env.pop('LC_ALL', None)


def write_settings(home, dark, text):
    folder = os.path.join(home, '.config', 'gtk-3.0')
    os.makedirs(folder)
    with open(os.path.join(folder, 'settings.ini'), 'w') as f:
        f.write('[Settings]\ngtk-theme-name=Adwaita\ngtk-icon-theme-name=Adwaita\ngtk-enable-animations=0\n'
                'gtk-cursor-blink=0\ngtk-application-prefer-dark-theme=%d\n' % dark)
    folder = os.path.join(home, '.config', 'glib-2.0', 'settings')
    os.makedirs(folder)
    with open(os.path.join(folder, 'keyfile'), 'w') as f:
        f.write("[org/gnome/desktop/interface]\ntoolkit-accessibility=true\ncolor-scheme='%s'\n"
                'enable-animations=false\ntext-scaling-factor=%g\n' % ('prefer-dark' if dark else 'default', text))


def private_home(tmp, env, options):
    home = os.path.join(tmp, 'home')
    write_settings(home, options.dark, options.text)
    runtime = os.path.join(tmp, 'run')
    os.makedirs(runtime, 0o700)
    for name in ('WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS', 'AT_SPI_BUS_ADDRESS', 'GTK_THEME',
                 'GTK_MODULES', 'DESKTOP_STARTUP_ID'):
        env.pop(name, None)
    env.update(HOME=home, XDG_RUNTIME_DIR=runtime, XDG_CONFIG_HOME=home + '/.config', GSETTINGS_BACKEND='keyfile',
               XDG_DATA_HOME=home + '/.local/share', XDG_CACHE_HOME=home + '/.cache', GDK_BACKEND='x11',
               GTK_USE_PORTAL='0', GIO_USE_VFS='local', NO_AT_BRIDGE='0')
    services = home + '/.local/share/dbus-1/services'
    os.makedirs(services)
    for name in ('portal.Desktop', 'portal.Documents', 'impl.portal.desktop.gtk', 'secrets'):
        with open('%s/org.freedesktop.%s.service' % (services, name), 'w') as f:
            f.write('[D-BUS Service]\nName=org.freedesktop.%s\nExec=/bin/false\n' % name)


def start_x(tmp, env, size, log):
    read, write = os.pipe()
    x = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0', size + 'x24', '-dpi', '96', '-nolisten',
                          'tcp', '-noreset'], pass_fds=[write], stdout=log, stderr=log, env=env)
    os.close(write)
    number = os.read(read, 16).decode().strip()
    if not number:
        sys.exit('desktop.py: Xvfb did not start')
    env['DISPLAY'] = ':' + number
    return x


def add_mode(output, size, env):
    """The driver knows the usual sizes; any other is made."""
    width, height = (int(n) for n in size.split('x'))
    timing = ['%.2f' % ((width + 160) * (height + 40) * 60 / 1e6), width, width + 40, width + 80, width + 160,
              height, height + 10, height + 20, height + 40]
    mode = 'gem' + size
    subprocess.run(['xrandr', '--newmode', mode, *map(str, timing)], env=env, stderr=subprocess.DEVNULL)
    subprocess.run(['xrandr', '--addmode', output, mode], env=env, check=True)
    return mode


def start_two_screens(tmp, env, size, beamer, log):
    """Xorg writes its number only when it is ready."""
    config, finger = os.path.join(tmp, 'xorg.conf'), os.path.join(tmp, 'finger')
    with open(config, 'w') as f:
        f.write(XORG % finger)
    read, write = os.pipe()
    x = subprocess.Popen(['Xorg', '-displayfd', str(write), '-config', config, '-logfile', os.path.join(tmp, 'xorg.log'),
                          '-dpi', '96', '-nolisten', 'tcp', '-noreset', '-novtswitch', '-sharevts'],
                         pass_fds=[write], stdout=log, stderr=log, env=env)
    os.close(write)
    number = os.read(read, 16).decode().strip()
    if not number:
        print('1..0 # SKIP Xorg did not start: two screens need xserver-xorg-core, xserver-xorg-video-dummy and the right '
              'to use them', flush=True)
        sys.exit(0)
    env.update(DISPLAY=':' + number, GEM_FINGER=finger)
    subprocess.run(['xrandr', '--output', 'DUMMY0', '--mode', add_mode('DUMMY0', size, env), '--primary', '--pos', '0x0',
                    '--output', 'DUMMY1', '--mode', add_mode('DUMMY1', beamer, env), '--right-of', 'DUMMY0'],
                   env=env, check=True)
    # The second one counts as plugged in when it is next looked at.
    subprocess.run(['xrandr'], env=env, stdout=subprocess.DEVNULL, check=True)
    return x


def start_bus(tmp, env, log):
    read, write = os.pipe()
    bus = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--nopidfile', '--print-address=%d' % write],
                           pass_fds=[write], stdout=log, stderr=log, env=env)
    os.close(write)
    env['DBUS_SESSION_BUS_ADDRESS'] = os.read(read, 512).decode().strip()
    return bus


def start_accessibility(env, log):
    a11y = subprocess.Popen(['/usr/libexec/at-spi-bus-launcher', '--launch-immediately', '--a11y=1'],
                            stdout=log, stderr=log, env=env)
    ask = ['dbus-send', '--session', '--print-reply', '--dest=org.a11y.Bus', '/org/a11y/bus',
           'org.a11y.Bus.GetAddress']
    wait_for('the accessibility bus', lambda: subprocess.run(ask, env=env, stdout=log, stderr=log).returncode == 0)
    return a11y


def start_wm(tmp, env, fill, log):
    rc = os.path.join(tmp, 'rc.xml')
    with open(rc, 'w') as f:
        f.write(RC % (FILL if fill else ''))
    wm = subprocess.Popen(['openbox', '--sm-disable', '--config-file', rc], stdout=log, stderr=log, env=env)
    root = ['xprop', '-root', '_NET_SUPPORTING_WM_CHECK']
    wait_for('the window manager',
             lambda: b'0x' in subprocess.run(root, env=env, stdout=subprocess.PIPE, stderr=log).stdout, wm)
    return wm


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--size', default='1280x800')
    parser.add_argument('--beamer', help='the size of a second screen')
    parser.add_argument('--dark', action='store_true')
    parser.add_argument('--text', type=float, default=1)
    parser.add_argument('--fill', action='store_true', help='windows fill the screen, without a frame')
    parser.add_argument('command', nargs=argparse.REMAINDER)
    options = parser.parse_args()
    command = options.command[1:] if options.command[:1] == ['--'] else options.command
    if not command:
        parser.error('no command')

    env = dict(os.environ)
    tmp = tempfile.mkdtemp(prefix='gemeenten2024-desktop-')
    started = []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with open(os.path.join(tmp, 'log'), 'wb') as log:
            private_home(tmp, env, options)
            dutch(env)
            if options.beamer:
                started.append(start_two_screens(tmp, env, options.size, options.beamer, log))
            else:
                started.append(start_x(tmp, env, options.size, log))
            if options.text != 1:
                subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER',
                                'Xft.dpi:\t%d\n' % (96 * options.text)], env=env, check=True)
            started.append(start_bus(tmp, env, log))
            started.append(start_accessibility(env, log))
            started.append(start_wm(tmp, env, options.fill, log))
            # A group of its own: a program that a failed test left running would keep the pipes open.
            group = subprocess.Popen(command, env=env, start_new_session=True)
            status = group.wait()
            try:
                os.killpg(group.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
    finally:
        for process in reversed(started):
            process.terminate()
        for process in reversed(started):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(tmp, ignore_errors=True)
    sys.exit(status)


main()
