#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notes, marks and bookmarks in the window, through the accessibility interface. Run in desktop.py; prints TAP."""
import json
import os
import sqlite3
import subprocess

import driver
from driver import Atspi, Window, ctl, has, name, press, role, text, turn, type_text, walk

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


def add_note(data, words, *options):
    done = ctl('--data-dir', data, 'notes', 'add', PLACE, '--text', words, *options)
    assert done.returncode == 0, done.stderr


def export(data, path):
    done = ctl('--data-dir', data, 'notes', 'export', '-o', path, '--format', 'json')
    assert done.returncode == 0, done.stderr


def open_list(data, count):
    window = Window('--data-dir', data, 'gem:list/notes')
    window.wait_text('(?m)^%s$' % count)
    window.activate()
    return window


def files_item(window, label):
    """The entry of the menu of files; GTK gives those of a popover no role of their own."""
    window.click('toggle button', '^Bestanden$')
    return window.wait(lambda: next((n for n in window.nodes() if name(n) == label and
                                     role(n) not in ('label', 'filler')), None), 'the menu with ' + label)


def choose_file(window, label, path):
    """Asks for it in the menu, and types where it is; a first Enter may only take what the entry completed."""
    window.act(files_item(window, label))
    window.wait_for('file chooser')
    if os.path.exists(path):
        press('ctrl+l')
    press('ctrl+a')
    type_text(path)
    for _ in range(4):
        press('Return')
        turn(0.4)
        if not window.find('file chooser'):
            return
    raise AssertionError('the choice of a file stays')


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


@test
def a_list_shows_words_without_signs_of_markdown(tmp):
    add_note(tmp, 'Een *vraag* voor de **raad**')
    assert ctl('--data-dir', tmp, 'notes', 'add', 'gem:section/colofon').returncode == 0
    window = open_list(tmp, '2 notities')
    assert row(window, r'^Notitie\. Een vraag voor de raad\. ')
    assert row(window, r'^Bladwijzer\. Colofon$'), 'the place of a bookmark is said twice'
    window.close()


@test
def the_keyboard_brings_a_note_into_sight(tmp):
    for number in range(12):
        add_note(tmp, 'Notitie nummer %d' % number)
    window = open_list(tmp, '12 notities')
    last = window.wait(lambda: [n for n in walk(window.application()) if role(n) == 'list item'][11:12], 'the rows')[0]
    assert not has(last, Atspi.StateType.SHOWING), 'the list has to be longer than the window'
    window.focus(row(window, 'Notitie nummer'))
    press('End')
    window.wait(lambda: has(last, Atspi.StateType.FOCUSED), 'the focus on the last note')
    window.wait(lambda: has(last, Atspi.StateType.SHOWING), 'the last note in sight')
    press('F2')
    window.wait_for('text', '^Notitie$')
    press('Escape')
    window.close()


@test
def what_is_shown_goes_to_a_file_to_read(tmp):
    add_note(tmp, 'Voor de raad', '--tag', 'raad')
    add_note(tmp, 'Voor mij')
    path = os.path.join(tmp, 'uit.md')
    window = Window('--data-dir', tmp, 'gem:list/notes?tag=raad')
    window.wait_text('(?m)^1 notitie gevonden$')
    window.activate()
    choose_file(window, 'Exporteren om te lezen (Markdown)…', path)
    window.wait_text('^De notities staan in het bestand ' + path)
    with open(path, encoding='utf-8') as written:
        document = written.read()
    assert 'Voor de raad' in document and 'Voor mij' not in document, document
    window.close()


@test
def the_notes_of_a_colleague_are_shown_before_they_are_taken_in(tmp):
    hers, path = os.path.join(tmp, 'collega'), os.path.join(tmp, 'collega.json')
    add_note(hers, 'Van een collega')
    export(hers, path)
    with open(path, encoding='utf-8') as exported:
        document = json.load(exported)
    document['notes'].append(dict(document['notes'][0], id='geen UUID'))
    with open(path, 'w', encoding='utf-8') as changed:
        json.dump(document, changed)
    add_note(tmp, 'Van mij')
    window = open_list(tmp, '1 notitie')
    choose_file(window, 'Importeren…', path)
    window.wait_text('^Deze notities overnemen')
    window.wait_text(r'(?m)^1 nieuwe notitie\n1 notitie kan niet worden overgenomen:\n  notes\[1\]')
    window.click('push button', '^Annuleren$')
    window.wait(lambda: not window.find('push button', '^Annuleren$'), 'the end of the preview')
    assert not row(window, 'Van een collega')
    choose_file(window, 'Importeren…', path)
    window.click('push button', '^Overnemen$')
    window.wait_text('^Overgenomen: 1 nieuw, 0 gewijzigd')
    window.wait(lambda: row(window, 'Van een collega'), 'the row of the new note')
    choose_file(window, 'Importeren…', path)
    window.wait_text('^Dit bestand brengt niets nieuws')
    press('Escape')
    window.wait(lambda: not window.find('label', '^Dit bestand brengt niets nieuws'), 'the end of the preview')
    window.close()


@test
def a_file_of_something_else_is_refused_in_words(tmp):
    add_note(tmp, 'Van mij')
    window = open_list(tmp, '1 notitie')
    for number, document in enumerate((b'{"format": "iets", "version": 1}', bytes(range(256)),
                                       b'{"format": "gemeenten2024-notes", "version": 1, "notes": ' + b'[' * 5000)):
        path = os.path.join(tmp, 'kwaad-%d.json' % number)
        with open(path, 'wb') as bad:
            bad.write(document)
        choose_file(window, 'Importeren…', path)
        window.wait_text('^Dit bestand kan niet worden overgenomen')
        window.click('push button', '^Sluiten$')
    assert row(window, 'Van mij')
    window.close()


@test
def a_backup_brings_back_what_was_lost(tmp):
    path, anew = os.path.join(tmp, 'kopie.json'), os.path.join(tmp, 'nieuw')
    add_note(tmp, 'Van mij')
    window = open_list(tmp, '1 notitie')
    choose_file(window, 'Reservekopie van alles van mij…', path)
    window.wait_text('^Alles van jou staat in het bestand ' + path)
    window.close()
    window = Window('--data-dir', anew, 'gem:list/notes')
    window.wait_for('heading', '^Je hebt nog geen notities$')
    window.activate()
    choose_file(window, 'Reservekopie terugzetten…', path)
    window.wait_text('^Deze reservekopie terugzetten')
    window.wait_text('(?m)^1 nieuwe notitie$')
    window.click('push button', '^Terugzetten$')
    window.wait_text('^Wat in de reservekopie stond, is terug')
    window.wait(lambda: row(window, 'Van mij'), 'the row of the note')
    window.close()


@test
def what_can_not_be_kept_stays_on_the_screen(tmp):
    window = open_at(tmp)
    write_note(window, 'Eerst')
    # As SQLite itself refuses where there is no room: the transaction fails, and the file is as it was.
    with sqlite3.connect(os.path.join(tmp, 'library.db')) as db:
        db.execute("CREATE TRIGGER full BEFORE UPDATE ON note BEGIN SELECT raise(ABORT, 'no room'); END")
    type_text(' en daarna')
    window.wait_text('^Deze notitie kon niet worden bewaard')
    press('Escape')
    window.wait_text('^Deze notitie kon niet worden bewaard')
    assert text(window.wait_for('text', '^Notitie$')) == 'Eerst en daarna'
    with sqlite3.connect(os.path.join(tmp, 'library.db')) as db:
        db.execute('DROP TRIGGER full')
    window.click('push button', '^Opnieuw proberen$')
    window.wait_text(r'^Bewaard\. ')
    window.wait(lambda: not window.find('push button', '^Opnieuw proberen$'), 'the end of the problem')
    window.close()
    assert 'Eerst en daarna' in ctl('--data-dir', tmp, 'notes', 'list').stdout


@test
def notes_that_can_only_be_read_say_so(tmp):
    add_note(tmp, 'Van mij')
    # Where the journal should come stands a folder: nobody can write, not even the administrator.
    os.mkdir(os.path.join(tmp, 'library.db-wal'))
    window = open_list(tmp, '1 notitie')
    window.wait_text('Je kunt lezen, maar er wordt niets nieuws bewaard')
    for label, allowed in (('Importeren…', False), ('Reservekopie terugzetten…', False),
                           ('Exporteren om te lezen (Markdown)…', True)):
        assert has(files_item(window, label), Atspi.StateType.SENSITIVE) == allowed, label
        press('Escape')
    window.focus(row(window, 'Van mij'))
    press('Delete')
    window.wait(lambda: row(window, 'Van mij'), 'the row that stays')
    press('F2')
    editor = window.wait_for('text', '^Notitie$')
    type_text('niet')
    assert text(editor) == 'Van mij' and not has(editor, Atspi.StateType.EDITABLE), text(editor)
    assert not has(window.find('push button', '^Verwijderen$'), Atspi.StateType.SENSITIVE)
    press('Escape')
    window.close()


@test
def notes_of_a_newer_version_are_left_alone(tmp):
    add_note(tmp, 'Van mij')
    with sqlite3.connect(os.path.join(tmp, 'library.db')) as db:
        db.execute('PRAGMA user_version = 900')
    window = Window('--data-dir', tmp, 'gem:list/notes')
    window.wait_for('heading', '^Je notities zijn nu niet te lezen$')
    window.activate()
    for label in ('Importeren…', 'Reservekopie van alles van mij…', 'Exporteren om te lezen (Markdown)…'):
        assert not has(files_item(window, label), Atspi.StateType.SENSITIVE), label
        press('Escape')
    window.close()


driver.run_tests(TESTS)
