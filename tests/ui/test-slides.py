#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever is seen becomes a slide, or is on the screen of the hall at once. Run in desktop.py; prints TAP."""
import json
import os

import driver
from driver import Window, press, role, turn, type_text

TESTS = []


def test(function):
    TESTS.append(function)
    return function


def decks(tmp):
    folder = os.path.join(tmp, 'decks')
    return sorted(f for f in os.listdir(folder) if f.endswith('.gemdeck')) if os.path.isdir(folder) else []


def slides_of(tmp, name):
    try:
        with open(os.path.join(tmp, 'decks', name + '.gemdeck'), encoding='utf-8') as f:
            return json.load(f)['slides']
    except (OSError, ValueError):
        return []


def add(window):
    """Ctrl+Shift+D and Enter, into what is proposed."""
    press('ctrl+shift+d')
    window.wait(lambda: next((n for n in window.nodes() if role(n) == 'push button' and driver.name(n) == 'Toevoegen' and
                              driver.has(n, driver.Atspi.StateType.SENSITIVE)), None), 'the dialog with its list')
    window.click('push button', '^Toevoegen$')
    window.wait_text('(?m)^Toegevoegd aan “')


def open_at(tmp, address, role_name, pattern):
    window = Window('--data-dir', tmp, address)
    window.wait_for(role_name, pattern)
    window.activate()
    return window


@test
def a_section_goes_into_a_new_deck(tmp):
    window = open_at(tmp, 'gem:section/regionale-verscheidenheid', 'heading', '^Regionale verscheidenheid$')
    add(window)
    assert decks(tmp) == ['Nieuwe presentatie.gemdeck'], decks(tmp)
    slides = slides_of(tmp, 'Nieuwe presentatie')
    assert [(s['kind'], s['address']) for s in slides] == [('section', 'gem:section/regionale-verscheidenheid')], slides
    press('alt+4')
    window.reach('list item', '^Nieuwe presentatie, 1 dia')
    window.close()


@test
def selected_words_become_a_quotation_with_their_source(tmp):
    window = open_at(tmp, 'gem:section/regionale-verscheidenheid', 'heading', '^Regionale verscheidenheid$')
    press('ctrl+a')
    add(window)
    slide = slides_of(tmp, 'Nieuwe presentatie')[0]
    assert slide['kind'] == 'quote' and slide['body'] and 'Gemeenten 2024' in slide['source'], slide
    assert slide['address'].startswith('gem:section/regionale-verscheidenheid'), slide
    window.close()


@test
def a_second_one_goes_where_the_first_one_went(tmp):
    window = open_at(tmp, 'gem:province/NL-FR', 'heading', '^Friesland')
    add(window)
    window.click('push button', '^Sluiten$')
    press('alt+2')
    add(window)
    window.wait(lambda: len(slides_of(tmp, 'Nieuwe presentatie')) == 2, 'both slides in the file')
    assert decks(tmp) == ['Nieuwe presentatie.gemdeck'], decks(tmp)
    assert slides_of(tmp, 'Nieuwe presentatie')[0]['kind'] == 'province'
    window.close()


@test
def a_comparison_keeps_what_is_chosen(tmp):
    window = open_at(tmp, 'gem:compare?as=matrix&provinces=NL-FR,NL-ZE', 'push button', '^Als dia toevoegen…$')
    add(window)
    slide = slides_of(tmp, 'Nieuwe presentatie')[0]
    assert slide['kind'] == 'comparison', slide
    assert 'as=matrix' in slide['address'] and 'provinces=NL-FR,NL-ZE' in slide['address'], slide
    window.close()


@test
def how_far_the_agenda_is_becomes_a_slide(tmp):
    window = open_at(tmp, 'gem:agenda?as=progress', 'radio button', '^Agenda$')
    window.wait_text('afgerond|uitgevoerd|agenda')
    add(window)
    slide = slides_of(tmp, 'Nieuwe presentatie')[0]
    assert slide['kind'] == 'progress' and slide['address'].startswith('gem:agenda'), slide
    window.close()


@test
def it_is_taken_out_again(tmp):
    window = open_at(tmp, 'gem:province/NL-FR', 'heading', '^Friesland')
    add(window)
    add(window)
    window.wait(lambda: len(slides_of(tmp, 'Nieuwe presentatie')) == 2, 'two slides')
    first = slides_of(tmp, 'Nieuwe presentatie')[0]['id']
    window.click('push button', '^Ongedaan maken$')
    window.wait(lambda: [s['id'] for s in slides_of(tmp, 'Nieuwe presentatie')] == [first], 'the first one alone')
    window.close()


@test
def a_title_names_the_new_deck(tmp):
    window = open_at(tmp, 'gem:province/NL-FR', 'heading', '^Friesland')
    press('ctrl+shift+d')
    entry = window.wait(lambda: next((n for n in window.nodes() if role(n) == 'text' and
                                      driver.text(n) == 'Nieuwe presentatie'), None), 'the title')
    window.focus(entry)
    press('ctrl+a')
    type_text('Voor de raad')
    press('Return')
    window.wait_text('(?m)^Toegevoegd aan “Voor de raad” als dia 1')
    assert decks(tmp) == ['Voor de raad.gemdeck'], decks(tmp)
    window.close()


@test
def the_front_page_says_what_can_be_a_slide(tmp):
    window = open_at(tmp, 'gem:home', 'push button', '^Voorpagina$')
    press('ctrl+shift+d')
    window.wait_text('(?m)^Dit kan geen dia zijn')
    assert decks(tmp) == []
    window.close()


@test
def escape_adds_nothing(tmp):
    window = open_at(tmp, 'gem:province/NL-FR', 'heading', '^Friesland')
    press('ctrl+shift+d')
    window.wait_for('push button', '^Toevoegen$')
    press('Escape')
    window.wait(lambda: window.find('push button', '^Toevoegen$') is None, 'no dialog any more')
    turn(0.3)
    assert decks(tmp) == []
    window.close()


@test
def f5_shows_at_once_what_is_seen(tmp):
    window = open_at(tmp, 'gem:province/NL-FR', 'heading', '^Friesland')
    press('F5')
    window.wait_for('image', '^In de zaal: .*Friesland')
    press('Escape')
    window.wait(lambda: window.find('image', '^In de zaal') is None, 'the end of it')
    window.wait_for('heading', '^Friesland')
    window.close()


driver.run_tests(TESTS)
