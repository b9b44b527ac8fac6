"""A Bot API server on loopback that is always content: `bot_api.py PORT_FILE REQUESTS_FILE`. Notes each request's method."""

import itertools
import json
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

port_file, requests_file = sys.argv[1:]
message_ids = itertools.count(1)


class BotApi(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with open(requests_file, "a") as requests:
            print(self.path.rsplit("/", 1)[-1], file=requests)
        message = {"message_id": next(message_ids), "date": 0, "chat": {"id": 1, "type": "private"}}
        answer = json.dumps({"ok": True, "result": message}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args):
        pass


class Server(HTTPServer):
    def handle_error(self, request, client_address):
        pass  # The client was killed: that is what it is for.


server = Server(("127.0.0.1", 0), BotApi)
with open(port_file + ".part", "w") as file:
    print(server.server_port, file=file)
os.rename(port_file + ".part", port_file)
server.serve_forever()
