#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""A feed that was published, served by the real nginx with docs/nginx-feed.conf. Prints TAP."""
import gzip
import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import nginx

CTL = sys.argv[1]


def run(*arguments, status=0):
    done = subprocess.run([CTL] + list(arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == status, (arguments, done.returncode, done.stderr)
    return done.stdout


def publish(tmp, word):
    source = os.path.join(tmp, 'voorbeeld.json')
    with open(source, 'w') as f:
        json.dump({'version': 'https://jsonfeed.org/version/1.1', 'title': 'Voorbeeld (verzonnen, om te testen)',
                   '_uitvoeringsagenda': {'versie': 1},
                   'items': [{'id': 'voorbeeld-%d' % i, 'title': '%s %d' % (word, i),
                              '_uitvoeringsagenda': {'jaar': 2020, 'provincies': ['NL-ZE']}} for i in range(40)]}, f)
    run('feed', 'publish', source, '-o', tmp + '/web', '--page-size', '25', '--sign', tmp + '/sleutel.key')


def validators_and_304(server, tmp):
    status, headers, body = server.ask('feed.json')
    assert status == 200 and headers['Content-Type'] == 'application/feed+json', headers.items()
    assert headers['Cache-Control'] == 'max-age=60' and headers['Vary'] == 'Accept-Encoding', headers.items()
    assert json.loads(body)['_uitvoeringsagenda']['uitgave'] == 1
    status, again, body = server.ask('feed.json', If_None_Match=headers['ETag'])
    assert status == 304 and body == b'' and again['Cache-Control'] == 'max-age=60', (status, again.items())
    assert server.ask('feed.json', If_Modified_Since=headers['Last-Modified'])[0] == 304
    assert server.ask('feed.json', If_None_Match='"anders"')[0] == 200


def compressed_when_published(server, tmp):
    for name in ('feed.json', '1/2.json'):
        status, headers, body = server.ask(name, Accept_Encoding='gzip')
        assert headers['Content-Encoding'] == 'gzip', headers.items()
        with open(os.path.join(tmp, 'web', name + '.gz'), 'rb') as f:
            assert f.read() == body
        plain = server.ask(name)
        assert gzip.decompress(body) == plain[2] and headers['Last-Modified'] == plain[1]['Last-Modified']
        assert server.ask(name, Accept_Encoding='gzip', If_None_Match=headers['ETag'])[0] == 304


def a_cdn_gets_it_compressed(server, tmp):
    status, headers, body = server.ask('feed.json', Accept_Encoding='gzip', Via='1.1 cdn.example.org')
    assert status == 200 and headers['Content-Encoding'] == 'gzip', headers.items()


def numbered_pages_never_change(server, tmp):
    for name in ('1/2.json', '1/2.json.minisig'):
        status, headers, body = server.ask(name)
        assert status == 200 and headers['Cache-Control'] == 'max-age=31536000, immutable', (name, headers.items())


def signatures_are_served(server, tmp):
    status, headers, body = server.ask('feed.json.minisig')
    assert status == 200 and headers['Content-Type'].startswith('text/plain'), headers.items()
    assert headers['Cache-Control'] == 'max-age=60', headers.items()
    run('feed', 'check', server.url + 'feed.json', '--key', tmp + '/sleutel.pub')


def nothing_else_is_given(server, tmp):
    with open(tmp + '/web/.feed.json.new', 'w') as f:
        f.write('half')
    with open(tmp + '/web/aantekeningen.txt', 'w') as f:
        f.write('van mij')
    for name in ('.feed.json.new', 'aantekeningen.txt', '', '1/', '%2e%2e/sleutel.key', 'nergens.json'):
        assert server.ask(name)[0] in (400, 404), name


def sync_then_nothing_new(server, tmp):
    def sync():
        return json.loads(run('--data-dir', tmp + '/data', '--json', 'sync', '--feed', server.url + 'feed.json'))[0]
    first = sync()
    assert (first['outcome'], first['uitgave'], first['items'], first['requests']) == ('applied', 1, 40, 2), first
    again = sync()
    assert (again['outcome'], again['requests']) == ('unchanged', 1), again
    publish(tmp, 'Nieuw')
    changed = sync()
    assert (changed['outcome'], changed['uitgave'], changed['changed']) == ('applied', 2, 40), changed
    run('feed', 'check', server.url + 'feed.json', '--key', tmp + '/sleutel.pub')


TESTS = (validators_and_304, compressed_when_published, a_cdn_gets_it_compressed, numbered_pages_never_change,
         signatures_are_served, nothing_else_is_given, sync_then_nothing_new)


def main():
    if nginx.find() is None:
        print('1..0 # SKIP nginx is not installed')
        return
    print('1..%d' % len(TESTS))
    failed = 0
    with tempfile.TemporaryDirectory(prefix='gemeenten2024-nginx-') as tmp:
        run('feed', 'keygen', '-o', tmp + '/sleutel', '--no-password')
        publish(tmp, 'Voorbeeld')
        server = nginx.Nginx(tmp, tmp + '/web')
        try:
            for number, function in enumerate(TESTS, 1):
                name = function.__name__.replace('_', '-')
                try:
                    function(server, tmp)
                    print('ok %d %s' % (number, name), flush=True)
                except Exception as error:  # a test may fail in any way
                    failed += 1
                    print('not ok %d %s' % (number, name))
                    print('# %r' % error, flush=True)
        finally:
            server.stop()
    sys.exit(failed > 0)


main()
