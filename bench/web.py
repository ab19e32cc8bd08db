# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""nginx on a free port of this machine, with a folder to serve, until it is closed."""
import os
import shutil
import socket
import subprocess
import time

CONFIG = '''daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  types {{ application/feed+json json; application/atom+xml atom; }}
  access_log {folder}/access.log;
  client_body_temp_path {folder}/tmp; proxy_temp_path {folder}/tmp; fastcgi_temp_path {folder}/tmp;
  uwsgi_temp_path {folder}/tmp; scgi_temp_path {folder}/tmp;
  sendfile on;
  keepalive_requests 100000;
  server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
}}
'''


def free_port():
    with socket.socket() as sock:
        sock.bind(('127.0.0.1', 0))
        return sock.getsockname()[1]


class Web:
    def __init__(self, folder):
        self.folder = folder
        self.root = os.path.join(folder, 'www')
        self.port = free_port()
        self.url = 'http://127.0.0.1:%d/' % self.port
        os.makedirs(self.root, exist_ok=True)
        config = os.path.join(folder, 'nginx.conf')
        with open(config, 'w', encoding='utf-8') as file:
            file.write(CONFIG.format(folder=folder, port=self.port))
        nginx = shutil.which('nginx', path=os.environ['PATH'] + ':/usr/sbin')
        self.process = subprocess.Popen([nginx, '-e', folder + '/error.log', '-p', folder, '-c', config])
        self.wait()

    def wait(self):
        for _ in range(1000):
            try:
                socket.create_connection(('127.0.0.1', self.port)).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError(open(self.folder + '/error.log').read()) from None
                time.sleep(0.01)
        raise RuntimeError('nginx does not answer')

    def requests(self):
        with open(self.folder + '/access.log', encoding='utf-8') as file:
            return sum(1 for _ in file)

    def close(self):
        self.process.terminate()
        self.process.wait(10)
