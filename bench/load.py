#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""What readers cost a web server: requests a second and bytes, measured with ab against the real nginx on this machine
(docs/nginx-feed.conf), and what that makes in a month. Bounded in count and in time. load.py gemeenten2024ctl"""
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'tests', 'ctl'))
import nginx

CTL = sys.argv[1]
DESKTOPS = 355 * 200
DAYS, HOURS = 21, 8  # working time in a month
CONNECTIONS = 8
WORDS = ('gemeente inwoners samen provincie dienst raad plan proef voorbeeld buurt water energie wonen zorg jeugd werk '
         'ondernemer beleid budget voortgang uitvoering opgave afspraak partner aanpak loket digitaal gegevens').split()


def publish(tmp, items, seed=41):
    """Invented items of about 900 bytes of text, of words that are drawn: they compress as text does."""
    draw = random.Random(seed)
    source, web = os.path.join(tmp, 'bron.json'), os.path.join(tmp, 'web-%d' % items)
    with open(source, 'w') as f:
        json.dump({'version': 'https://jsonfeed.org/version/1.1', 'title': 'Voorbeeld (verzonnen, om te meten)',
                   '_uitvoeringsagenda': {'versie': 1, 'uitgave': 41},
                   'items': [{'id': 'https://example.org/2020/%d' % i, 'title': ' '.join(draw.choices(WORDS, k=6)),
                              'content_text': ' '.join(draw.choices(WORDS, k=130)),
                              '_uitvoeringsagenda': {'jaar': 2020, 'opgave': 'fysiek', 'status': 'lopend',
                                                     'provincies': ['NL-ZE']}} for i in range(items)]}, f)
    subprocess.run([CTL, 'feed', 'publish', source, '-o', web], check=True, stdout=subprocess.DEVNULL)
    return web


def ab(url, count, *headers, unchanged=False):
    """Requests a second, and bytes of one answer with its headers."""
    words = ['ab', '-q', '-k', '-n', str(count), '-c', str(CONNECTIONS), '-s', '10']
    for header in headers:
        words += ['-H', header]
    text = subprocess.run(words + [url], check=True, stdout=subprocess.PIPE, text=True, timeout=60).stdout

    def number(label):
        return float(re.search(r'^%s:\s+([\d.]+)' % label, text, re.M).group(1))
    refused = re.search(r'^Non-2xx responses:\s+(\d+)', text, re.M)
    assert (int(refused.group(1)) if refused else 0) == (count if unchanged else 0), text
    assert number('Complete requests') == count and number('Failed requests') == 0, text
    return number('Requests per second'), number('Total transferred') / count


def pages_of(web):
    pages, name = [], 'feed.json'
    while name:
        pages.append(name)
        with open(os.path.join(web, name)) as f:
            following = json.load(f).get('next_url')
        name = following and os.path.normpath(os.path.join(os.path.dirname(name), following))
    return pages


def measure(tmp, items):
    web = publish(tmp, items)
    server = nginx.Nginx(tmp, web)
    try:
        etag = server.ask('feed.json', Accept_Encoding='gzip')[1]['ETag']
        unchanged = ab(server.url + 'feed.json', 20000, 'Accept-Encoding: gzip', 'If-None-Match: ' + etag,
                       unchanged=True)
        pages = pages_of(web)
        full = [ab(server.url + page, max(200, 4000 // len(pages)), 'Accept-Encoding: gzip') for page in pages]
    finally:
        server.stop()
    plain = sum(os.path.getsize(os.path.join(web, page)) for page in pages)
    return {'unchanged': unchanged, 'pages': len(pages), 'plain': plain, 'bytes': sum(b for _, b in full),
            'issues': 1 / sum(1 / rate for rate, _ in full)}


def month(checks, found):
    """Requests and bytes of a month in which one new issue came."""
    nothing_new = DESKTOPS * (checks - 1)
    return (nothing_new + DESKTOPS * found['pages'],
            nothing_new * found['unchanged'][1] + DESKTOPS * found['bytes'])


def main():
    if nginx.find() is None or shutil.which('ab') is None:
        print('nginx-light and apache2-utils are needed, and not here: nothing was measured')
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix='gemeenten2024-load-') as tmp:
        found = {items: measure(tmp, items) for items in (150, 10000)}
    print('nginx with one worker and ab with %d connections, kept open, on one machine of %d processors, http'
          % (CONNECTIONS, os.cpu_count()))
    for items, f in found.items():
        print('%6d items: 304: %6.0f a second, %d bytes each. All of an issue: %5.0f a second, %d pages, %.0f kB '
              '(%.0f kB before compression)' % (items, *f['unchanged'], f['issues'], f['pages'], f['bytes'] / 1e3,
                                                f['plain'] / 1e3))
    for items, f in found.items():
        for name, checks in (('hour of working time', DAYS * HOURS), ('working day', DAYS)):
            requests, size = month(checks, f)
            print('%6d items, %d desktops, one check a %s, one new issue a month: %.2f million requests, %.1f GB; '
                  'at an even pace %.1f requests a second in working time'
                  % (items, DESKTOPS, name, requests / 1e6, size / 1e9, requests / (DAYS * HOURS * 3600)))


main()
