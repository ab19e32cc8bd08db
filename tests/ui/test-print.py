#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""The text on paper and as a file, in the real window. Run in desktop.py; prints TAP."""
import os
import subprocess
import zipfile

import driver
from driver import Window, name, press, type_text

TESTS = []


def test(function):
    TESTS.append(function)
    return function


def menu_item(window, label):
    return window.wait(lambda: next((n for n in window.nodes() if name(n) == label), None), 'the menu item ' + label)


def environment(tmp):
    """A desktop that knows one printer: a file. Others are looked for on the system bus, which is not there."""
    folder = os.path.join(tmp, 'config')
    os.makedirs(os.path.join(folder, 'gtk-3.0'))
    with open(os.path.join(folder, 'gtk-3.0', 'settings.ini'), 'w', encoding='utf-8') as settings:
        settings.write('[Settings]\ngtk-print-backends=file\n')
    return dict(driver.environment(), XDG_CONFIG_HOME=folder)


@test
def ctrl_p_asks_how_much_is_printed(tmp):
    os.chdir(tmp)               # where GTK prints to where nobody says another folder
    window = Window('--data-dir', tmp, 'gem:section/informatiesamenleving', env=environment(tmp))
    window.wait_for('heading', '^Informatiesamenleving$')
    window.activate()
    press('ctrl+p')
    window.wait_for('page tab', '^Wat afdrukken$')
    press('ctrl+Prior')         # from the first tab to the last one
    window.wait_for('radio button', '^Deze paragraaf: Informatiesamenleving$')
    window.wait_for('radio button', '^De hele publicatie: Gemeenten 2024$')
    window.click('radio button', '^Dit hoofdstuk: De opgaven$')
    press('ctrl+Next')
    window.focus(window.wait_for('table cell', '^Afdrukken naar bestand$'))
    press('space')
    printed = os.path.join(tmp, 'afdruk.pdf')
    window.wait(lambda: os.path.exists(printed) and os.path.getsize(printed) > 20000, 'the printed pages')
    window.close()
    with open(printed, 'rb') as pages:
        assert pages.read(5) == b'%PDF-'


def prints(tmp, address, wanted):
    """Ctrl+P and the printer that is a file."""
    os.chdir(tmp)
    window = Window('--data-dir', tmp, address, env=environment(tmp))
    window.wait_for('heading')
    window.activate()
    press('ctrl+p')
    window.focus(window.wait_for('table cell', '^Afdrukken naar bestand$'))
    press('space')
    printed = os.path.join(tmp, 'afdruk.pdf')
    window.wait(lambda: os.path.exists(printed) and os.path.getsize(printed) > 2000, 'the printed pages')
    window.close()
    words = subprocess.run(['pdftotext', '-layout', printed, '-'], stdout=subprocess.PIPE, text=True, check=True).stdout
    for word in wanted:
        assert word in words, words[:2000]


@test
def ctrl_p_prints_a_comparison(tmp):
    prints(tmp, 'gem:compare?provinces=NL-FR,NL-ZE', ('Aantal thema', 'Friesland en Zeeland delen 3', 'Overijssel'))


@test
def ctrl_p_prints_a_province(tmp):
    prints(tmp, 'gem:province/NL-FR', ('Friesland', 'Het motto', 'Overijssel'))


@test
def ctrl_p_prints_the_agenda(tmp):
    prints(tmp, 'gem:agenda', ('Agenda', '1 van'))


@test
def the_whole_publication_is_saved_as_a_book(tmp):
    path = os.path.join(tmp, 'uit.epub')
    window = Window('--data-dir', tmp, 'gem:home')
    window.wait_for('heading')
    window.activate()
    press('F10')
    window.act(menu_item(window, 'Opslaan als'))
    window.act(menu_item(window, 'EPUB, voor een e-reader…'))
    window.wait_for('file chooser', 'De tekst opslaan')
    press('ctrl+a')
    type_text(path)
    press('Return')
    window.wait_text('De tekst is opgeslagen')
    window.click('push button', 'Sluiten')
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        assert 'EPUB/nav.xhtml' in book.namelist(), book.namelist()
    window.close()


@test
def what_can_not_be_written_is_said_and_leaves_nothing(tmp):
    window = Window('--data-dir', tmp, 'gem:section/colofon')
    window.wait_for('heading', '^Colofon$')
    window.activate()
    press('ctrl+shift+s')
    window.wait_for('file chooser', 'De tekst opslaan')
    press('ctrl+a')
    type_text('/proc/colofon.pdf')
    press('Return')
    window.wait_text('Er is niets geschreven')
    window.click('push button', 'Sluiten')
    window.close()


driver.run_tests(TESTS)
