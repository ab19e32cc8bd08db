#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""The edition on paper and as a file, read back with other programs. Prints TAP.

test-paper.py CTL COMPILER SOURCES: SOURCES is an edition full of signs that mean something in some format.
"""
import html.parser
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

CTL, COMPILER, SOURCES = sys.argv[1:]
OPF = '{http://www.idpf.org/2007/opf}'
XHTML = '{http://www.w3.org/1999/xhtml}'
TESTS = []


class Skip(Exception):
    """What a test needs is not here."""


def test(function):
    TESTS.append(function)
    return function


def run(*arguments, data, env=None):
    return subprocess.run([CTL, '--data-dir', data, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, timeout=120, env=dict(os.environ, SOURCE_DATE_EPOCH='1560000000', **(env or {})))


def export(tmp, address, form, *more, env=None):
    path = os.path.join(tmp, 'uit.' + form)
    done = run('export', address, '--format', form, '-o', path, *more, data=tmp, env=env)
    assert done.returncode == 0, done.stderr
    with open(path, 'rb') as f:
        return f.read()


def hostile(tmp):
    """The environment in which the edition with dangerous signs is the one that is read."""
    package = os.path.join(tmp, 'pakket')
    os.makedirs(package)
    subprocess.run([COMPILER, SOURCES, os.path.join(package, 'edition.gem'), os.path.join(package, 'agenda.json')],
                   check=True)
    return {'GEM_PKGDATADIR': package}


def need(*programs):
    for program in programs:
        if shutil.which(program) is None:
            raise Skip('%s is not installed (package poppler-utils)' % program)


def poppler(program, *arguments):
    return subprocess.run([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True,
                          text=True).stdout


def pages_of(path):
    return poppler('pdftotext', '-layout', path, '-').split('\f')[:-1]


class Reader(html.parser.HTMLParser):
    """The headings, ids and links of an HTML file, as a browser sees them."""

    def __init__(self, text):
        super().__init__()
        self.levels, self.ids, self.links, self.tags = [], [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        attrs = dict(attrs)
        if re.fullmatch('h[1-6]', tag):
            self.levels.append(int(tag[1]))
        if 'id' in attrs:
            self.ids.append(attrs['id'])
        if 'href' in attrs:
            self.links.append(attrs['href'])


# ---- Paper ------------------------------------------------------------------------------------------------------

@test
def the_contents_name_the_pages_where_chapters_are(tmp):
    need('pdftotext')
    export(tmp, 'edition', 'pdf')
    pages = pages_of(os.path.join(tmp, 'uit.pdf'))
    contents = [page for page in pages[:4] if page.lstrip().startswith('Contents')][0]
    lines = re.findall(r'^\s*(\S.*?)(?:\s*\.[\s.]*|\s{2,})(\d+)$', contents, re.M)
    assert len(lines) > 30, contents
    for title, number in lines:
        squeezed = re.sub(r'\s+', ' ', pages[int(number) - 1])
        assert re.sub(r'\s+', ' ', title) in squeezed, (title, number)
    assert '%d of %d' % (len(pages), len(pages)) in pages[-1], pages[-1]
    assert ' of %d' % len(pages) not in pages[0], 'the title page has no number'
    assert 'in their own words' in pages[0], 'whose words these are'


@test
def the_text_is_in_reading_order(tmp):
    need('pdftotext')
    export(tmp, 'gem:section/inclusieve-samenleving', 'pdf')
    text = re.sub(r'\s+', ' ', poppler('pdftotext', os.path.join(tmp, 'uit.pdf'), '-'))
    places = [text.index(words) for words in
              ('De inclusieve samenleving', 'Overijssel', 'Collectieve voorzieningen',
               'Jeugdzorg wordt minder', 'Terms and abbreviations', 'Bron:', 'Made with')]
    assert places == sorted(places), places


@test
def links_outline_and_structure_are_in_the_pdf(tmp):
    need('pdfinfo', 'pdftohtml')
    data = export(tmp, 'edition', 'pdf')
    path = os.path.join(tmp, 'uit.pdf')
    links = re.findall(rb'/Type /Annot.*?>>\s*endobj', data, re.S)
    assert len(links) > 200 and all(b'/Dest' in link or b'/URI' in link for link in links), 'a link leads nowhere'
    names = set(re.findall(r'"(.*?)"', poppler('pdfinfo', '-dests', path)))
    assert {target.decode() for target in re.findall(rb'/Dest \((.*?)\)', data)} <= names
    assert b'(https://www.vng.nl/gemeenten2024)' in data and b'gem:section' not in data
    outline = ET.fromstring(poppler('pdftohtml', '-xml', '-i', '-stdout', path)).find('outline')
    titles = [''.join(item.itertext()) for item in outline.iter('item')]
    assert '4  De opgaven' in titles and 'Ondermijning tegengaan met behulp van data' in titles, titles
    structure = poppler('pdfinfo', '-struct', path)
    for tag in ('Document', 'Sect', 'H1', 'H2', 'H3', 'P', 'L', 'LI', 'Lbl', 'LBody', 'BlockQuote', 'TOC', 'Link'):
        assert re.search(r'^\s*%s\b' % tag, structure, re.M), tag
    said = poppler('pdfinfo', path)
    assert re.search('Title: +Gemeenten 2024', said) and re.search('Author: +Vereniging', said), said
    assert re.search(rb'/Lang \(nl\)', data) and b'/DisplayDocTitle true' in data
    assert re.search('CreationDate: .*2019', said) and re.search('Tagged: +yes', said), said


@test
def an_address_of_the_web_can_be_read_on_paper(tmp):
    need('pdftotext')
    export(tmp, 'edition', 'pdf', env=hostile(tmp))
    text = poppler('pdftotext', os.path.join(tmp, 'uit.pdf'), '-')
    assert '(voorbeeld.invalid/' in text and '(proef@voorbeeld.invalid)' in text, text


@test
def a_comparison_is_a_memo_with_its_figure_and_table(tmp):
    need('pdftotext', 'pdfinfo')
    export(tmp, 'gem:province/NL-FR', 'pdf')
    path = os.path.join(tmp, 'uit.pdf')
    pages = pages_of(path)
    assert 1 <= len(pages) <= 2, len(pages)
    assert 'Its motto' in pages[0] and all('Date of the session' in page for page in pages), 'the head of the table'
    assert 'Noord-Brabant' in pages[-1]
    for tag in ('Figure', 'Table', 'TH', 'TD'):
        assert re.search(r'^\s*%s\b' % tag, poppler('pdfinfo', '-struct', path), re.M), tag
    export(tmp, 'gem:compare?provinces=NL-FR,NL-ZE', 'pdf')
    page = pages_of(path)[0]
    assert page.strip().startswith('Friesland and Zeeland\n') and 'Friesland and Zeeland share' in page, page


@test
def a_figure_on_paper_has_words(tmp):
    data = export(tmp, 'gem:compare?as=matrix', 'pdf')
    words = re.findall(rb'/S /Figure\n   /Alt <FEFF([0-9A-F]+)>', data)
    assert len(words) == 1, words
    assert 'Friesland, Energie en klimaat' in bytes.fromhex(words[0].decode()).decode('utf-16be')


@test
def an_item_of_an_agenda_is_not_torn_from_its_text(tmp):
    need('pdftotext')
    with open(os.path.join(os.environ['GEM_PKGDATADIR'], 'agenda.json'), encoding='utf-8') as f:
        feed = json.load(f)
    feed['items'] = [dict(item, id='proef-%d-%s' % (n, item['id'])) for n in range(8) for item in feed['items']]
    path = os.path.join(tmp, 'proef.json')
    with open(path, 'w', encoding='utf-8') as f:
        json.dump(feed, f)
    done = run('sync', '--file', path, data=tmp)
    assert done.returncode == 0, done.stderr
    export(tmp, 'gem:agenda/2020', 'pdf')
    pages = pages_of(os.path.join(tmp, 'uit.pdf'))
    assert len(pages) > 8, len(pages)
    for number, page in enumerate(pages):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert not lines[-2].startswith('○ '), (number + 1, lines[-3:])
        assert (lines[0] == 'Agenda of 2020') == (number == 0), (number + 1, lines[0])


@test
def paper_is_made_where_a_comma_parts_fractions(tmp):
    assert export(tmp, 'edition', 'pdf', env={'LC_ALL': 'nl_NL.UTF-8'}).startswith(b'%PDF')


# ---- HTML -------------------------------------------------------------------------------------------------------

@test
def html_has_headings_in_order_landmarks_and_no_dead_link(tmp):
    text = export(tmp, 'edition', 'html').decode()
    root = ET.fromstring(text)
    read = Reader(text)
    assert root.get('lang') == 'nl'
    assert read.levels[0] == 1 and read.levels.count(1) == 1, read.levels
    assert all(b - a <= 1 for a, b in zip(read.levels, read.levels[1:])), read.levels
    assert {'header', 'nav', 'main', 'footer'} <= read.tags
    assert len(read.ids) == len(set(read.ids)), 'an id is there twice'
    assert read.links[0] == '#text', 'the first link skips to the text'
    inside = [link[1:] for link in read.links if link.startswith('#')]
    assert len(inside) > 200 and set(inside) <= set(read.ids), set(inside) - set(read.ids)
    assert all(re.match('#|https://|mailto:', link) for link in read.links), read.links
    assert 'prefers-color-scheme: dark' in text and '@media print' in text
    assert not re.search(r'(\ssrc=|url\(|@import|<link|<script)', text), 'it asks for another file'


@test
def a_section_and_a_chapter_stand_alone(tmp):
    section = Reader(export(tmp, 'gem:section/informatiesamenleving', 'html').decode())
    assert section.levels == [1, 2, 2], section.levels       # itself, its box, its terms
    chapter = Reader(export(tmp, 'gem:section/informatiesamenleving', 'html', '--chapter').decode())
    assert chapter.levels[0] == 1 and chapter.levels.count(2) > 4, chapter.levels
    for read in (section, chapter):
        assert {link[1:] for link in read.links if link.startswith('#')} <= set(read.ids)


@test
def what_an_edition_says_is_never_markup(tmp):
    env = hostile(tmp)
    for form in ('html', 'epub', 'md', 'pdf'):
        export(tmp, 'edition', form, env=env)
    with open(os.path.join(tmp, 'uit.html'), encoding='utf-8') as f:
        text = f.read()
    root, read = ET.fromstring(text), Reader(text)
    assert not read.tags & {'script', 'img', 'i', 'b', 'u'}, read.tags
    # A box two levels below its chapter is heard one below it.
    assert read.levels == [1, 2, 2, 3, 3, 4, 3, 2, 2, 2], read.levels
    assert "alert(1)</script> & 'een'" in ''.join(root.itertext())
    assert "Voorbeeld <script>alert('t')</script> & \"proef\"" in root.find('.//%sh1' % XHTML).text
    with zipfile.ZipFile(os.path.join(tmp, 'uit.epub')) as book:
        for name in book.namelist():
            if name.endswith(('.xhtml', '.opf', '.xml')):
                assert not {e.tag for e in ET.fromstring(book.read(name)).iter()} & {XHTML + 'script', XHTML + 'img'}
    with open(os.path.join(tmp, 'uit.md'), encoding='utf-8') as f:
        assert not re.search(r'(?<!\\)<(script|img|b|u|i)\b', f.read())


# ---- EPUB -------------------------------------------------------------------------------------------------------

@test
def the_type_of_a_book_is_where_readers_look_for_it(tmp):
    data = export(tmp, 'edition', 'epub')
    assert data[30:58] == b'mimetypeapplication/epub+zip', data[:70]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        first = book.infolist()[0]
        assert first.filename == 'mimetype' and first.compress_type == zipfile.ZIP_STORED and not first.extra
        assert book.testzip() is None


@test
def a_book_names_all_it_holds_and_says_that_it_can_be_heard(tmp):
    with zipfile.ZipFile(io.BytesIO(export(tmp, 'edition', 'epub'))) as book:
        container = ET.fromstring(book.read('META-INF/container.xml'))
        path = container.find('.//{*}rootfile').get('full-path')
        package = ET.fromstring(book.read(path))
        items = {item.get('id'): item for item in package.iter(OPF + 'item')}
        held = {os.path.dirname(path) + '/' + item.get('href') for item in items.values()}
        assert held == {n for n in book.namelist() if n.startswith('EPUB/')} - {path}, held
        assert all(ref.get('idref') in items for ref in package.iter(OPF + 'itemref'))
        assert [i.get('href') for i in items.values() if i.get('properties') == 'nav'] == ['nav.xhtml']
        said = {meta.get('property') for meta in package.iter(OPF + 'meta')}
        assert {'dcterms:modified', 'schema:accessMode', 'schema:accessModeSufficient', 'schema:accessibilityFeature',
                'schema:accessibilityHazard', 'schema:accessibilitySummary'} <= said, said
        assert package.find('.//{http://purl.org/dc/elements/1.1/}language').text == 'nl'


@test
def links_in_a_book_lead_to_where_they_say(tmp):
    with zipfile.ZipFile(io.BytesIO(export(tmp, 'edition', 'epub'))) as book:
        files = {n.split('/')[-1]: ET.fromstring(book.read(n)) for n in book.namelist() if n.endswith('.xhtml')}
    ids = {name: {e.get('id') for e in root.iter() if e.get('id')} for name, root in files.items()}
    seen = 0
    for name, root in files.items():
        levels = [int(e.tag[-1]) for e in root.iter() if re.fullmatch(re.escape(XHTML) + 'h[1-6]', e.tag)]
        assert levels[0] == 1 and all(b - a <= 1 for a, b in zip(levels, levels[1:])), (name, levels)
        for link in root.iter(XHTML + 'a'):
            href = link.get('href')
            if re.match('https://|mailto:', href):
                continue
            file, _, place = href.partition('#')
            assert (file or name) in files and (not place or place in ids[file or name]), (name, href)
            seen += 1
    assert seen > 200, seen


# ---- All --------------------------------------------------------------------------------------------------------

@test
def xmllint_has_nothing_to_say(tmp):
    if shutil.which('xmllint') is None:
        raise Skip('xmllint is not installed (package libxml2-utils)')
    env = hostile(tmp)
    for form in ('html', 'epub'):
        export(tmp, 'edition', form, env=env)
    with zipfile.ZipFile(os.path.join(tmp, 'uit.epub')) as book:
        book.extractall(os.path.join(tmp, 'boek'))
    found = [os.path.join(tmp, 'uit.html')]
    for folder, _, names in os.walk(os.path.join(tmp, 'boek')):
        found += [os.path.join(folder, n) for n in names if n.endswith(('.xhtml', '.opf', '.xml'))]
    done = subprocess.run(['xmllint', '--noout', '--nonet', *found], stderr=subprocess.PIPE, text=True)
    assert done.returncode == 0, done.stderr


@test
def the_same_text_makes_the_same_file(tmp):
    for form in ('pdf', 'epub', 'html', 'md'):
        assert export(tmp, 'edition', form) == export(tmp, 'edition', form), form


@test
def what_can_not_be_made_leaves_nothing(tmp):
    path = os.path.join(tmp, 'uit.pdf')
    assert run('export', 'gem:section/atlantis', '--format', 'pdf', '-o', path, data=tmp).returncode == 3
    assert run('export', 'gem:section/colofon', '--format', 'png', '-o', path, data=tmp).returncode == 2
    assert run('export', 'gem:term/alv', '--format', 'pdf', '-o', path, data=tmp).returncode == 1
    assert run('export', 'edition', '--chapter', '--format', 'pdf', '-o', path, data=tmp).returncode == 2
    assert not os.path.exists(path)
    nowhere = os.path.join(tmp, 'nergens', 'uit.pdf')
    assert run('export', 'edition', '--format', 'pdf', '-o', nowhere, data=tmp).returncode == 1


@test
def an_export_says_in_json_what_it_wrote(tmp):
    path = os.path.join(tmp, 'uit.epub')
    done = run('--json', 'export', 'edition', '--format', 'epub', '-o', path, data=tmp)
    said = json.loads(done.stdout)
    assert said == {'file': path, 'format': 'epub', 'title': 'Gemeenten 2024', 'sections': said['sections'],
                    'bytes': os.path.getsize(path)} and said['sections'] > 40, said


def main():
    print('1..%d' % len(TESTS))
    failed = 0
    for number, function in enumerate(TESTS, 1):
        name = function.__name__.replace('_', '-')
        with tempfile.TemporaryDirectory(prefix='gemeenten2024-paper-') as tmp:
            try:
                function(tmp)
                print('ok %d %s' % (number, name), flush=True)
            except Skip as reason:
                print('ok %d %s # SKIP %s' % (number, name, reason), flush=True)
            except Exception as error:  # a test may fail in any way
                failed += 1
                print('not ok %d %s' % (number, name))
                print('# %r' % error, flush=True)
    sys.exit(failed > 0)


main()
