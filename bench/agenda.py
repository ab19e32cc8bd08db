# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""agenda.py FOLDER BASE [--items N] [--pages N] [--issue N] [--share S] [--atom] - a made-up agenda, to measure with.

Writes feed.json and ISSUE/2.json … into FOLDER, which is served at BASE. From the first issue on, a share of the
items says something else in each one. Nothing in it is true, and each item says so ("proef").
"""
import argparse
import json
import os
import random
from xml.sax.saxutils import escape

THEMES = ['informatiesamenleving', 'uitvoering', 'fysiek', 'inclusief', 'democratie', 'vereniging']
STATUSES = ['gepland', 'lopend', 'afgerond', 'vervallen']
PROVINCES = ['NL-' + code for code in 'DR FL FR GE GR LI NB NH OV UT ZE ZH'.split()]
SECTIONS = ['opgave-' + name for name in THEMES]
# Of the made-up words, some come often and most seldom, as in any text.
N_WORDS = 8000
WORDS_A_TEXT = (18, 30)


def make_words(rng):
    onsets = 'b d f g h j k l m n p r s t v w z br dr gr kl pl st tr vl'.split()
    vowels = 'a e i o u aa ee oo ij ei ou ë'.split()
    codas = ['', 'n', 'l', 'r', 's', 't', 'nd', 'rk']
    words = {}
    while len(words) < N_WORDS:
        word = ''.join(rng.choice(onsets) + rng.choice(vowels) for _ in range(rng.choice((1, 2, 2, 3))))
        words[word + rng.choice(codas)] = True
    return list(words)


class Agenda:
    """An agenda of so many items in its first issue; change() makes it the one after it."""

    def __init__(self, n, seed=2024):
        self.seed = seed
        rng = random.Random(seed)
        self.words = make_words(rng)
        self.weights = [1 / (place + 3) for place in range(N_WORDS)]
        self.issue = 1
        self.items = [self.make(i, rng) for i in range(n)]

    def sentence(self, rng, count):
        return ' '.join(rng.choices(self.words, self.weights, k=count))

    def make(self, i, rng):
        year = 2019 + i % 6
        item = {
            'id': 'https://proef.example/agenda/%d/%06d' % (year, i),
            'title': 'Proef %d: %s' % (i, self.sentence(rng, 5)),
            'content_text': 'Dit is een proef. %s.' % self.sentence(rng, rng.randint(*WORDS_A_TEXT)).capitalize(),
            'url': 'https://proef.example/lees/%06d' % i,
            'date_published': '%d-01-15T10:00:00+01:00' % year,
            'date_modified': '%d-03-02T09:00:00+01:00' % year,
            'tags': ['proef', rng.choice(self.words)],
            '_uitvoeringsagenda': {
                'jaar': year, 'opgave': rng.choice(THEMES), 'status': rng.choice(STATUSES),
                'provincies': rng.sample(PROVINCES, rng.randint(0, 2)),
                'trekker': 'Proefgemeente ' + rng.choice(self.words),
                'partners': ['Partner ' + rng.choice(self.words)],
                'begin': '%d-01-01' % year, 'einde': '%d-12-31' % year},
        }
        if i % 4 == 0:
            item['_uitvoeringsagenda']['paragraaf'] = rng.choice(SECTIONS)
        return item

    def change(self, share):
        """Makes the next issue: so large a share of the items says something else."""
        self.issue += 1
        rng = random.Random(self.seed + self.issue)
        for i in rng.sample(range(len(self.items)), round(len(self.items) * share)):
            new = self.make(i, rng)
            new['id'] = self.items[i]['id']
            self.items[i] = new

    def write(self, folder, base, n_pages):
        """Writes it as a publisher does: the first page at last, when all the others are there."""
        size = -(-len(self.items) // n_pages)
        os.makedirs(os.path.join(folder, str(self.issue)), exist_ok=True)
        for number in range(n_pages, 0, -1):
            page = {'version': 'https://jsonfeed.org/version/1.1', 'title': 'Proefagenda', 'language': 'nl-NL',
                    '_uitvoeringsagenda': {'versie': 1, 'uitgave': self.issue}}
            if number == 1:
                page['_uitvoeringsagenda']['jaren'] = [
                    {'jaar': year, 'titel': 'Proefagenda %d' % year, 'samenvatting': 'Uitgave %d' % self.issue}
                    for year in range(2019, 2025)]
            if number < n_pages:
                # Absolute, so that also the bare program can follow it.
                page['next_url'] = '%s%d/%d.json' % (base, self.issue, number + 1)
            page['items'] = self.items[(number - 1) * size:number * size]
            name = 'feed.json' if number == 1 else os.path.join(str(self.issue), '%d.json' % number)
            path = os.path.join(folder, name)
            with open(path + '.new', 'w', encoding='utf-8') as file:
                json.dump(page, file, ensure_ascii=False)
            os.rename(path + '.new', path)

    def write_atom(self, path):
        with open(path, 'w', encoding='utf-8') as file:
            file.write('<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
                       '<title>Proefagenda</title><id>https://proef.example/</id>'
                       '<updated>2024-01-01T00:00:00Z</updated>\n')
            for item in self.items:
                fields = item['_uitvoeringsagenda']
                file.write('<entry><id>%s</id><title>%s</title><link href="%s"/><published>%s</published>'
                           '<updated>%s</updated><author><name>%s</name></author>' % tuple(
                               escape(text) for text in (item['id'], item['title'], item['url'],
                                                         item['date_published'], item['date_modified'],
                                                         fields['trekker'])))
                for tag in item['tags'] + [fields['opgave'], fields['status']] + fields['provincies']:
                    file.write('<category term="%s"/>' % escape(tag))
                file.write('<content type="text">%s</content></entry>\n' % escape(item['content_text']))
            file.write('</feed>\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('folder')
    parser.add_argument('base')
    parser.add_argument('--items', type=int, default=100000)
    parser.add_argument('--pages', type=int, default=200)
    parser.add_argument('--issue', type=int, default=1)
    parser.add_argument('--share', type=float, default=0.01)
    parser.add_argument('--atom', action='store_true')
    options = parser.parse_args()
    agenda = Agenda(options.items)
    while agenda.issue < options.issue:
        agenda.change(options.share)
    agenda.write(options.folder, options.base, options.pages)
    if options.atom:
        agenda.write_atom(os.path.join(options.folder, 'feed.atom'))


if __name__ == '__main__':
    main()
