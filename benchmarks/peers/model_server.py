"""The server that all hosts ask: greets as LM Studio does and lists one model. Prints its port."""

import socket
import threading

GREETING = b'{"lmstudio":true}'
MODELS = b'{"object":"list","data":[{"id":"qwen/qwen3-4b-2507","object":"model","owned_by":"organization_owner"}]}'
LOADED = (
    b'{"object":"list","data":[{"id":"qwen/qwen3-4b-2507","object":"model","type":"llm","state":"loaded",'
    b'"max_context_length":32768}]}'
)


def answer(connection):
    with connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        request = b""
        while True:
            data = connection.recv(65536)
            if not data:
                return
            request += data
            if b"\r\n\r\n" not in request:
                continue
            path = request.split(b" ", 2)[1]
            closing = b"connection: close" in request.lower()
            request = b""
            body = {b"/lmstudio-greeting": GREETING, b"/v1/models": MODELS, b"/api/v0/models": LOADED}.get(path)
            status = b"200 OK"
            if body is None:
                status, body = b"404 Not Found", b'{"error":"unknown path"}'
            connection.sendall(
                b"HTTP/1.1 " + status + b"\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
                + str(len(body)).encode() + (b"\r\nConnection: close" if closing else b"") + b"\r\n\r\n" + body
            )
            if closing:
                return


def main():
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        print(listener.getsockname()[1], flush=True)
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=answer, args=(connection,), daemon=True).start()


main()
