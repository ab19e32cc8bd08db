#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""shots.py - makes the screenshots of docs/screenshots, with the built-in agenda. Run it in desktop.py --fill."""
import os
import tempfile

import driver
from driver import FeedServer, Window, ctl


def main():
    out = os.path.join(driver.ROOT, 'docs', 'screenshots')
    os.makedirs(out, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix='gemeenten2024-shots-') as tmp:
        feed, data = os.path.join(tmp, 'feed'), os.path.join(tmp, 'data')
        ctl('feed', 'publish', os.path.join(driver.BUILD, 'data', 'agenda.json'), '-o', feed)
        server = FeedServer(feed)
        ctl('--data-dir', data, 'sync', '--feed', server.url)
        for file, address, heading in (('read', 'gem:section/regionale-verscheidenheid', 'Regionale'),
                                       ('compare', 'gem:province/NL-FR', '^Friesland'),
                                       ('agenda', 'gem:item/gemeenten-2024/verkenning-ggu', 'Breed verkennen')):
            window = Window('--data-dir', data, address)
            window.wait_for('heading', heading)
            window.picture(os.path.join(out, file + '.png'))
            window.close()
        server.stop()


main()
