# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""A finger on the touch screen of desktop.py --beamer: real touch events, through Xorg's own driver for tests."""
import os
import re
import socket
import struct
import subprocess
import time

# inputtest(4); its messages are those of xf86-input-inputtest-protocol.h.
VERSION, TOUCH = 0, 6
BEGIN, UPDATE, END = 18, 19, 20  # of XInput 2
AXIS_MAX = 0xffff
N_VALUATORS = 64


class Finger:
    """The driver listens to one connection only, the first."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(5)
        self.socket.connect(os.environ['GEM_FINGER'])
        self.socket.sendall(struct.pack('=IIHH', 12, VERSION, 1, 0))
        answer = self.socket.recv(12)
        assert len(answer) == 12, answer
        self.touch = 0
        size = re.search(r'current (\d+) x (\d+)', subprocess.run(['xrandr'], stdout=subprocess.PIPE, text=True).stdout)
        self.width, self.height = int(size.group(1)), int(size.group(2))

    def send(self, kind, x, y):
        values = [x * AXIS_MAX / self.width, y * AXIS_MAX / self.height] + [0.0] * (N_VALUATORS - 2)
        body = struct.pack('=III8s4x64d64d', self.touch, kind, 0, bytes([3] + [0] * 7), *values, *values)
        self.socket.sendall(struct.pack('=II', 8 + len(body), TOUCH) + body)

    def tap(self, x, y):
        self.swipe((x, y), (x, y), steps=0)

    def swipe(self, start, end, steps=8):
        """Across the glass at the speed of a hand: how fast it goes is what makes it a swipe."""
        self.touch += 1
        self.send(BEGIN, *start)
        for step in range(1, steps + 1):
            time.sleep(0.012)
            self.send(UPDATE, start[0] + (end[0] - start[0]) * step / steps, start[1] + (end[1] - start[1]) * step / steps)
        self.send(END, *end)
