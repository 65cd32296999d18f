"""A broker that behaves as badly as a test wants."""

import socket
import ssl
import threading

CONNECT, PUBLISH, SUBSCRIBE, PINGREQ = 1, 3, 8, 12


class BrokerDouble:
    """Accepts one connection after the other. `acknowledge(header, payload)` decides about each publish of a press.

    `publishes` has, for each one: the number of its connection, whether it is marked as a duplicate, its payload.
    """

    def __init__(self, authority, acknowledge):
        server = authority.server()
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(server.certificate, server.key)
        self._tls.load_verify_locations(authority.root)
        self._tls.verify_mode = ssl.CERT_REQUIRED
        self._acknowledge = acknowledge
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.publishes = []
        self.names = []
        self._tls.sni_callback = lambda connection, name, context: self.names.append(name)
        self._connections = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self):
        self._listener.close()

    def _serve(self):
        while True:
            try:
                plain, _ = self._listener.accept()
            except OSError:
                return
            self._connections += 1
            try:
                with self._tls.wrap_socket(plain, server_side=True) as connection:
                    self._speak(connection)
            except (OSError, EOFError):
                pass

    def _speak(self, connection):
        while True:
            header = self._take(connection, 1)[0]
            size, shift = 0, 0
            while True:
                byte = self._take(connection, 1)[0]
                size |= (byte & 0x7F) << shift
                shift += 7
                if byte < 0x80:
                    break
            answer = self._answer(header, self._take(connection, size))
            connection.sendall(answer)

    def _answer(self, header, body):
        kind = header >> 4
        if kind == CONNECT:
            return bytes([0x20, 2, 0, 0])
        if kind == SUBSCRIBE:
            return bytes([0x90, 3, *body[:2], 1])
        if kind == PINGREQ:
            return bytes([0xD0, 0])
        if kind != PUBLISH:
            return b""
        topic_size = int.from_bytes(body[:2], "big")
        packet_id, payload = body[2 + topic_size:4 + topic_size], body[4 + topic_size:].decode()
        is_press = body[2:2 + topic_size].endswith(b"/press")
        if is_press:
            self.publishes.append((self._connections, bool(header & 8), payload))
        if is_press and not self._acknowledge(len(self.publishes)):
            return b""
        return bytes([0x40, 2]) + packet_id

    @staticmethod
    def _take(connection, size):
        data = b""
        while len(data) < size:
            part = connection.recv(size - len(data))
            if not part:
                raise EOFError
            data += part
        return data
