#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""The real window, through the accessibility interface. Run in desktop.py; prints TAP."""
import json
import os
import subprocess

import driver
from driver import Atspi, FeedServer, Window, ctl, has, name, press, role, type_text

TESTS = []


def test(function):
    TESTS.append(function)
    return function


def published(tmp):
    folder = os.path.join(tmp, 'feed')
    done = ctl('feed', 'publish', os.path.join(driver.BUILD, 'data', 'agenda.json'), '-o', folder)
    assert done.returncode == 0, done.stderr
    return folder


@test
def reading_and_following_links(tmp):
    window = Window('--data-dir', tmp, 'gem:section/solidariteit')
    window.wait_for('heading', '^Solidariteit in de vereniging$')
    window.wait_for('link', 'Noaberschap')
    window.act(window.reach('list item', '^Colofon'))
    window.wait_for('heading', '^Colofon$')
    window.activate()
    press('alt+Left')
    window.wait_for('heading', '^Solidariteit in de vereniging$')
    press('ctrl+Next')
    window.wait_for('heading', '^Interbestuurlijke vraagstukken')
    press('alt+Right')
    window.close()


@test
def a_term_has_a_page_of_its_own(tmp):
    window = Window('--data-dir', tmp, 'gem:term/noaberschap')
    window.wait_for('heading', '^noaberschap$')
    window.wait_for('heading', 'Genoemd in')
    window.act(window.wait_for('list item', '^Solidariteit'))
    window.wait_for('heading', '^Solidariteit in de vereniging$')
    window.close()


@test
def headings_lists_and_boxes_are_heard_as_such(tmp):
    window = Window('--data-dir', tmp, 'gem:section/samen-organiseren')
    window.wait_for('heading', '^Samen organiseren$')
    window.reach('heading', '^"Common Ground"-principes')       # the box stands on the page of its section
    bullets = [n for n in driver.walk(window.application()) if role(n) == 'list item' and 'netnummer' in name(n)]
    assert bullets and role(bullets[0].get_parent()) == 'list', bullets
    window.wait_for('link', '14\\+ netnummer')
    window.close()


@test
def words_are_found_marked_and_counted(tmp):
    window = Window('--data-dir', tmp, 'gem:section/solidariteit')
    window.wait_for('heading', '^Solidariteit in de vereniging$')
    window.activate()
    press('ctrl+f')
    window.wait(lambda: name(window.focused()) == 'Zoeken op deze pagina', 'the focus in the entry')
    type_text('noaberschap')
    window.wait_text(r'\b1 van 1\b')
    press('ctrl+a')
    type_text('qqqq')
    window.wait_text('Niet op deze pagina')
    press('Escape')
    window.close()


@test
def back_returns_to_the_exact_place(tmp):
    window = Window('--data-dir', tmp, 'gem:section/fysieke-opgaven')
    window.wait_for('heading', '^Fysieke opgaven$')
    last = window.reach('push button', '^Volgende: De inclusieve')
    window.activate()
    window.focus(last)
    press('End')
    window.wait(lambda: not window.find('heading', '^Fysieke opgaven$'), 'the title scrolled away')
    before = window.reach('push button', '^Volgende: De inclusieve').get_position(Atspi.CoordType.WINDOW).y
    window.act(last)
    window.wait_for('heading', '^De inclusieve samenleving$')
    window.activate()
    press('alt+Left')
    window.wait(lambda: abs(window.reach('push button', '^Volgende: De inclusieve')
                            .get_position(Atspi.CoordType.WINDOW).y - before) < 3, 'the same scroll position')
    assert not window.find('heading', '^Fysieke opgaven$')
    window.close()


@test
def what_belongs_to_the_page_stands_beside_it(tmp):
    window = Window('--data-dir', tmp, 'gem:section/solidariteit')
    window.wait_for('heading', 'Op deze plaats')
    window.wait_for('list item', '^Leefbaarheid$')
    window.act(window.wait_for('list item', '^Groningen$'))
    window.wait_for('heading', '^Groningen$')
    window.close()


@test
def lists_of_terms_reports_promises_and_goals(tmp):
    for address, heading, row in (('terms', 'Begrippen', '^GGU'), ('references', 'Aangehaalde', '^Leg de taak'),
                                  ('promises', 'Beloften', 'verkennen'), ('goals', 'Global Goals', '^17 ')):
        window = Window('--data-dir', tmp, 'gem:list/' + address)
        window.wait_for('heading', heading)
        window.reach('list item', row)
        window.close()


@test
def a_publication_is_imported_after_a_look_at_it(tmp):
    source = os.path.join(tmp, 'agenda.md')
    with open(source, 'w') as f:
        f.write('# Agenda van Proefland\n\n## Zorg dichtbij\n\nDe gemeen-  \nten in Drenthe kennen de Wmo.\n')
    window = Window('--data-dir', tmp, source)
    window.reach('list item', 'Hersteld \\(1\\)')
    window.click('push button', 'Deze publicatie lezen')
    window.wait_for('list item', '^Zorg dichtbij$')
    window.act(window.reach('list item', '^Zorg dichtbij$'))
    window.wait_for('heading', '^Zorg dichtbij$')
    window.close()
    assert ctl('--data-dir', tmp, 'edition', 'info').stdout.startswith('*'), 'not in use'


@test
def it_reopens_where_it_was_closed(tmp):
    window = Window('--data-dir', tmp, 'gem:section/common-ground')
    window.wait_for('heading', 'Common Ground')
    window.close()
    window = Window('--data-dir', tmp)
    window.wait_for('heading', 'Common Ground')
    window.close()


@test
def the_map_is_walked_by_keyboard(tmp):
    window = Window('--data-dir', tmp, 'gem:compare')
    window.wait_for('heading', 'Twaalf bijeenkomsten')
    province = window.wait_for('list item', '^Friesland$')
    window.activate()
    window.focus(province)
    window.wait(lambda: has(province, Atspi.StateType.FOCUSED), 'the focus on Friesland')
    press('Right')
    window.wait(lambda: name(window.focused()) == 'Groningen', 'the focus on Groningen')
    press('Down')
    window.wait(lambda: name(window.focused()) == 'Drenthe', 'the focus on Drenthe')
    press('z')
    window.wait(lambda: name(window.focused()) == 'Zeeland', 'the focus on Zeeland')
    press('Return')
    window.wait_for('heading', '^Zeeland$')
    window.wait(lambda: has(window.find('list item', '^Zeeland$'), Atspi.StateType.SELECTED), 'Zeeland selected')
    window.close()


@test
def a_theme_colours_the_map_in_words_too(tmp):
    window = Window('--data-dir', tmp, 'gem:theme/ondermijning')
    window.wait_for('heading', '^Ondermijning$')
    by_name = {name(n): n.get_description() for n in window.nodes() if role(n) == 'list item'}
    assert by_name['Drenthe'] == 'bestuurlijke ondermijning', by_name
    assert by_name['Zeeland'] == 'bracht dit niet in', by_name
    window.wait_text(r'Bracht het in \(2\)')
    window.close()


def walk_to(window, key, province):
    press(key)
    window.wait(lambda: name(window.focused()) == province, 'the focus on ' + province)


@test
def three_provinces_are_chosen_compared_and_exported_by_keyboard(tmp):
    window = Window('--data-dir', tmp, 'gem:compare')
    province = window.wait_for('list item', '^Friesland$')
    window.activate()
    window.focus(province)
    window.wait(lambda: has(province, Atspi.StateType.FOCUSED), 'the focus on Friesland')
    press('space')
    window.wait_for('heading', '^Friesland$')
    walk_to(window, 'z', 'Zeeland')
    press('space')
    window.wait_text('Friesland en Zeeland delen 3 onderwerpen: informatiesamenleving, energie en klimaat en inclusieve')
    walk_to(window, 'g', 'Gelderland')
    press('space')
    window.wait_text('Friesland, Zeeland en Gelderland delen 1 onderwerp: informatiesamenleving.')
    window.wait_text('Alleen Gelderland: ruimte en wonen en ondermijning.')
    window.wait_text('Gelderland: datasturing en ethiek')
    # The same selection in another figure, each cell with its own words; then as a table at one key.
    window.click('radio button', 'Matrix')
    cell = window.reach('list item', '^Gelderland, Ondermijning$')
    assert cell.get_description() == 'Bestuurlijke ondermijning', cell.get_description()
    assert has(window.reach('list item', '^Gelderland$'), Atspi.StateType.SELECTED), 'the selection is lost'
    press('ctrl+t')
    window.wait_for('table cell', '^datasturing en ethiek$')
    window.wait_text('Alleen Gelderland: ruimte en wonen en ondermijning.')
    # Out of it, through the menu and the dialog that everybody has.
    path = os.path.join(tmp, 'uit.csv')
    window.act(window.wait_for('toggle button', 'Exporteren'))
    window.act(window.wait(lambda: next((n for n in window.nodes() if name(n) == 'Tabel (CSV)…'), None), 'the menu'))
    window.wait_for('file chooser', 'Het beeld exporteren')
    press('ctrl+a')
    type_text(path)
    press('Return')
    window.wait(lambda: os.path.exists(path), 'the file')
    window.wait_text('Het beeld is geëxporteerd')
    window.click('push button', 'Sluiten')
    same = os.path.join(tmp, 'zelfde.csv')
    assert ctl('--data-dir', tmp, 'export', 'gem:compare?as=matrix', '--format', 'csv', '-o', same).returncode == 0
    with open(path, encoding='utf-8') as a, open(same, encoding='utf-8') as b:
        assert a.read() == b.read(), 'the window and the command line differ'
    window.close()


@test
def themes_of_ones_own_are_kept_and_undone(tmp):
    window = Window('--data-dir', tmp, 'gem:province/NL-DR')
    window.wait_for('heading', '^Drenthe$')
    window.act(window.reach('push button', 'Eigen thema'))
    box = window.reach('check box', '^klimaat: Leefbaarheid$')
    window.act(box)
    window.reach('push button', 'klimaat: terug naar hoe het was')
    window.act(window.wait_for('push button', 'Ongedaan'))
    window.wait(lambda: not has(window.reach('check box', '^klimaat: Leefbaarheid$'), Atspi.StateType.CHECKED),
                'undoing')
    window.act(window.reach('check box', '^klimaat: Ondermijning$'))
    window.reach('push button', 'klimaat: terug naar hoe het was')
    press('Escape')
    window.close()
    found = ctl('--data-dir', tmp, '--json', 'compare', '--provinces', 'NL-DR', '--theme', 'ondermijning')
    assert json.loads(found.stdout)['matrix'] == [[1]], found.stdout
    text = ctl('--data-dir', tmp, 'compare', '--provinces', 'NL-DR', '--theme', 'ondermijning').stdout
    assert 'bestuurlijke ondermijning, klimaat' in text, text


@test
def the_front_page_knows_my_municipality(tmp):
    window = Window('--data-dir', tmp)
    window.wait_for('heading', '^Gemeenten 2024$')
    entry = window.wait_for('text', 'Naam van je gemeente')
    window.activate()
    window.focus(entry)
    type_text('hoogezand')
    window.wait_for('list item', 'Midden-Groningen, Hoogezand-Sappemeer tot 2018')
    press('Return')
    window.wait_for('heading', '^Midden-Groningen in Groningen$')
    window.wait_text('Gelijkenis met Groningen')
    window.act(window.wait_for('list item', 'Wat Groningen inbracht'))
    window.wait_for('heading', '^Groningen$')
    press('alt+1')
    window.wait_for('heading', 'Voorwoord')
    press('alt+Home')
    window.wait_for('heading', '^Midden-Groningen in Groningen$')
    window.reach('list item', '^Voorwoord$')
    window.close()
    window = Window('--data-dir', tmp)
    window.wait_for('heading', '^Midden-Groningen in Groningen$')
    window.close()


@test
def first_use_asks_for_an_address_and_judges_it(tmp):
    with open(os.path.join(tmp, 'settings.ini'), 'w') as f:
        f.write('[io/github/gemeenten2024/Gemeenten2024]\nbuilt-in-agenda-removed=true\n')
    window = Window('--data-dir', tmp, 'gem:agenda')
    window.wait_text('Nog geen agenda')
    entry = window.wait_for('text', '')
    window.activate()
    window.focus(entry)
    type_text('http://example.org/feed.json')
    press('Return')
    window.wait_text('is niet veilig')
    window.close()


@test
def a_feed_is_synced_and_kept_without_a_network(tmp):
    server = FeedServer(published(tmp))
    window = Window('--data-dir', tmp, '--feed', server.url, 'gem:agenda')
    window.wait_text('De agenda is bijgewerkt: uitgave 1')
    window.wait_for('list item', 'Breed verkennen')
    window.activate()
    press('ctrl+r')
    window.wait_text('Er is niets nieuws')
    server.stop()
    press('ctrl+r')
    window.wait_text('is niet te bereiken')
    window.close()
    window = Window('--data-dir', tmp, 'gem:agenda/2019')
    window.wait_for('list item', 'Breed verkennen')
    window.wait_text(r'\b1 punt\b')
    window.close()


@test
def filters_and_an_empty_result(tmp):
    server = FeedServer(published(tmp))
    assert ctl('--data-dir', tmp, 'sync', '--feed', server.url).returncode == 0
    server.stop()
    window = Window('--data-dir', tmp, 'gem:agenda?province=NL-GR')
    window.wait_for('list item', 'één gebied')
    window.wait_text(r'\b1 punt\b')
    window.close()
    window = Window('--data-dir', tmp, 'gem:agenda?status=afgerond')
    window.wait_text('Geen punten')
    window.click('push button', 'Alles tonen')
    window.wait_for('list item', 'Breed verkennen')
    window.close()


@test
def an_address_that_leads_nowhere_is_said(tmp):
    window = Window('--data-dir', tmp, 'gem:section/nergens')
    window.wait_text('Hier is niets')
    window.close()


@test
def a_damaged_database_is_said_and_reading_goes_on(tmp):
    with open(os.path.join(tmp, 'library.db'), 'w') as f:
        f.write('geen database')
    window = Window('--data-dir', tmp, 'gem:section/voorwoord')
    window.wait_text('was beschadigd')
    window.wait_for('heading', 'Voorwoord')
    window.close()


@test
def a_second_call_hands_its_address_over(tmp):
    window = Window('--data-dir', tmp, 'gem:section/voorwoord')
    window.wait_for('heading', 'Voorwoord')
    done = subprocess.run([driver.PROGRAM, '--data-dir', tmp, 'gem:section/colofon'], env=driver.environment(),
                          timeout=30)
    assert done.returncode == 0
    window.wait_for('heading', 'Colofon')
    done = subprocess.run([driver.PROGRAM, '--data-dir', tmp, 'gem:wat'], env=driver.environment(), timeout=30,
                          stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2 and 'wat' in done.stderr, done
    window.close()


def every_control_has_a_name(window):
    kinds = {'push button', 'toggle button', 'radio button', 'check box', 'combo box', 'list item', 'link', 'text'}
    for node in window.nodes():
        if role(node) in kinds:
            label = name(node) or driver.text(node)
            inner = role(node) == 'toggle button' and role(node.get_parent()) == 'combo box'
            labelled = any(r.get_relation_type() == Atspi.RelationType.LABELLED_BY for r in node.get_relation_set())
            assert label or labelled or inner, '%s without a name' % role(node)
        if role(node) in ('list box', 'list', 'table'):
            assert name(node), '%s without a name' % role(node)


@test
def every_control_of_every_view_has_a_name(tmp):
    server = FeedServer(published(tmp))
    assert ctl('--data-dir', tmp, 'sync', '--feed', server.url).returncode == 0
    server.stop()
    window = Window('--data-dir', tmp, 'gem:section/voorwoord')
    for keys, heading in (('alt+Home', 'Gemeenten 2024'), ('alt+1', 'Voorwoord'), ('alt+2', 'Twaalf'), ('alt+3', 'Wat eraan')):
        window.activate()
        press(keys)
        window.wait_for('heading', heading)
        every_control_has_a_name(window)
    window.close()


driver.run_tests(TESTS)
