#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""The publication as people have it, beside the edition that ships: what the import makes of it, and whether the
retelling has every fact and no sentence of it. Needs the publication itself, which is not part of the project;
without it, everything is skipped. Prints TAP."""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile

CTL, FACTS, SHARED = sys.argv[1], sys.argv[2], sys.argv[3]
PUBLICATION = os.environ.get('GEM_PUBLICATION', os.path.join(SHARED, 'data', 'publicatie-gemeenten-2024.md'))
RUN = 8     # so many words in a row are a sentence of somebody else's
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def answer(*arguments, data=None):
    done = subprocess.run([CTL, '--json'] + (['--data-dir', data] if data else []) + list(arguments),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120)
    assert done.returncode == 0, (arguments, done.stderr)
    return json.loads(done.stdout)


def words(text):
    return re.findall(r'[^\W_]+', text)


def plain(markdown):
    """The words that a reader of the Markdown sees."""
    text = re.sub(r'<[^>]*>', '', markdown)
    return re.sub(r'\]\([^)\s]*\)', ']', text)


def texts(data):
    return {entry['id']: answer('show', entry['address'], data=data) for entry in answer('toc', data=data)}


@test
def sections_and_sessions_are_those_of_the_edition(tmp):
    result = answer('edition', 'import', PUBLICATION, data=tmp)
    assert result['active'] and result['known_sections'] == result['sections'], result['sections']
    ours, theirs = answer('toc', data=tmp + '/none'), answer('toc', data=tmp)
    keys = ('id', 'number', 'kind', 'parent')
    assert [[e[k] for k in keys] for e in ours] == [[e[k] for k in keys] for e in theirs]
    sessions = answer('sessions', data=tmp)
    assert len(sessions) == 12
    assert sessions == answer('sessions', data=tmp + '/none')
    assert answer('themes', data=tmp) == answer('themes', data=tmp + '/none')


@test
def every_word_is_in_the_result_or_left_out(tmp):
    result = answer('edition', 'import', PUBLICATION, data=tmp)
    have = collections.Counter()
    for entry in answer('toc', data=tmp):
        have.update(w.lower() for w in words(entry['printed'] or entry['title']))
        have.update(words(entry['number'] or ''))
    for shown in texts(tmp).values():
        have.update(w.lower() for w in words(shown['text']))
    for note in result['left_out']:
        have.update(w.lower() for w in words(note['text']))
    for repair in result['repairs']:
        if repair['kind'] in ('hyphen', 'slip'):
            have.update(w.lower() for w in words(repair['before']))
            have.subtract(w.lower() for w in words(repair['after']))
    with open(PUBLICATION) as f:
        need = collections.Counter(w.lower() for w in words(plain(f.read()).replace('**H**et', 'Het')))
    missing = {w: n - have[w] for w, n in need.items() if n > have[w]}
    assert not missing, missing
    assert not any('Lost' in note['reason'] for note in result['left_out'])


@test
def repairs_and_doubts_name_their_line(tmp):
    result = answer('edition', 'import', PUBLICATION, data=tmp)
    with open(PUBLICATION) as f:
        lines = f.read().split('\n')
    assert len(result['repairs']) > 80
    for entry in result['repairs'] + result['uncertain'] + result['left_out']:
        assert 1 <= entry['line'] <= len(lines), entry
    for note in result['left_out']:
        near = ' '.join(lines[note['line'] - 1:note['line'] + 6])
        assert words(note['text'])[0] in near, note


@test
def links_themes_and_promises_work_in_the_full_text(tmp):
    answer('edition', 'import', PUBLICATION, data=tmp)
    for theme in answer('themes', data=tmp):
        assert answer('show', 'gem:theme/' + theme['id'], data=tmp)['text'], theme
    cited = {e['id']: e['cited_in'] for e in answer('references', data=tmp)}
    for entry in answer('references', data=tmp + '/none'):
        if entry['cited_in']:
            assert cited[entry['id']], entry['id']
    anchors = {a for shown in texts(tmp).values() for a in [shown['address']]}
    for address in [l['address'] for l in answer('show', 'gem:list/promises', data=tmp)['links']]:
        assert address.split('#')[0] in anchors, address


@test
def the_edition_copies_no_sentence(tmp):
    with open(PUBLICATION) as f:
        source = [w.lower() for w in words(plain(f.read()))]
    runs = {tuple(source[i:i + RUN]) for i in range(len(source) - RUN + 1)}
    with open(FACTS) as f:
        allowed = [[w.lower() for w in words(text)] for text in json.load(f)['names']]
    allowed += [[w.lower() for w in words(s['motto'])] for s in answer('sessions')]
    allowed += [[w.lower() for w in words(', '.join(s['subjects']))] for s in answer('sessions')]
    allowed += [[w.lower() for w in words(e['title'])] for e in answer('references') + answer('toc')]
    names = {w for phrase in allowed for w in phrase}
    found = []
    for section, shown in texts(None).items():
        if section == 'bronnen':
            continue
        for line in shown['text'].split('\n'):
            ours = [w.lower() for w in words(line)]
            for i in range(len(ours) - RUN + 1):
                run = tuple(ours[i:i + RUN])
                if run in runs and not all(w in names for w in run):
                    found.append((section, ' '.join(run)))
    assert not found, found


@test
def the_edition_has_every_fact(tmp):
    with open(FACTS) as f:
        table = json.load(f)['sections']
    shown = texts(None)
    missing = []
    for entry in table:
        section = shown[entry['section']]
        text = ' %s ' % ' '.join((section['title'] + ' ' + section['text']).lower().split())
        for fact in entry['facts']:
            for alternatives in fact['all']:
                if not any(a.lower() in text for a in alternatives):
                    missing.append((entry['section'], fact['fact'], alternatives))
    assert not missing, '\n'.join(map(str, missing))


@test
def the_edition_is_much_shorter(tmp):
    ours = sum(len(words(s['text'])) for k, s in texts(None).items() if k != 'bronnen')
    answer('edition', 'import', PUBLICATION, data=tmp)
    theirs = sum(len(words(s['text'])) for k, s in texts(tmp).items() if k != 'bronnen')
    print('# %d words beside %d: %.0f %%' % (ours, theirs, 100 * ours / theirs))
    assert ours < 0.85 * theirs


def main():
    print('1..%d' % len(TESTS))
    failed = 0
    for number, function in enumerate(TESTS, 1):
        if not os.path.exists(PUBLICATION):
            print('ok %d - %s # SKIP the publication is not here' % (number, function.__name__))
            continue
        with tempfile.TemporaryDirectory() as tmp:
            try:
                function(tmp)
                print('ok %d - %s' % (number, function.__name__))
            except Exception as problem:
                failed += 1
                print('not ok %d - %s' % (number, function.__name__))
                for line in str(problem).split('\n'):
                    print('# ' + line)
        sys.stdout.flush()
    return 1 if failed else 0


sys.exit(main())
