# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""The real nginx on a free port of this machine, with docs/nginx-feed.conf, in a folder of its own."""
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

CONFIG = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'docs', 'nginx-feed.conf')
MAIN = '''%(user)s
daemon off;
worker_processes %(workers)d;
pid %(tmp)s/nginx.pid;
error_log %(tmp)s/error.log;
events { worker_connections 512; }
http {
  access_log off;
  client_body_temp_path %(tmp)s/body;
  proxy_temp_path %(tmp)s/proxy;
  fastcgi_temp_path %(tmp)s/fastcgi;
  uwsgi_temp_path %(tmp)s/uwsgi;
  scgi_temp_path %(tmp)s/scgi;
  keepalive_requests 100000;
  server {
    listen 127.0.0.1:%(port)d;
    root %(web)s;
    include %(config)s;
  }
}
'''


def find():
    return shutil.which('nginx', path=os.environ.get('PATH', '') + ':/usr/sbin')


class Nginx:
    def __init__(self, tmp, web, workers=1):
        with socket.socket() as s:
            s.bind(('127.0.0.1', 0))
            self.port = s.getsockname()[1]
        self.url = 'http://127.0.0.1:%d/' % self.port
        self.tmp = tmp
        path = os.path.join(tmp, 'nginx.conf')
        with open(path, 'w') as f:
            f.write(MAIN % {'tmp': tmp, 'web': web, 'port': self.port, 'config': os.path.abspath(CONFIG),
                            'workers': workers, 'user': 'user root;' if os.geteuid() == 0 else ''})
        self.process = subprocess.Popen([find(), '-e', os.path.join(tmp, 'error.log'), '-p', tmp, '-c', path])
        for _ in range(200):  # until it listens: nginx tells nobody that it does
            try:
                socket.create_connection(('127.0.0.1', self.port), 1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.02)
        self.stop()
        with open(os.path.join(tmp, 'error.log')) as f:
            raise RuntimeError('nginx did not start: ' + f.read())

    def ask(self, path, **headers):
        """Status, headers and body of one answer, as it came over the line."""
        request = urllib.request.Request(self.url + path, headers={k.replace('_', '-'): v for k, v in headers.items()})
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                return response.status, response.headers, response.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
