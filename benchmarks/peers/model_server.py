"""The server that all hosts ask: greets as LM Studio does, lists one model, and streams chats.

A chat's only message says what to stream: "burst N" events as fast as they are taken, "paced N RATE
WAIT" events at RATE a second, the first WAIT milliseconds after the head, or "endless". Each event is
an HTTP chunk of its own, about 270 bytes, as LM Studio sends them. Its text is "i" and its number in
the block, or, where it is paced, "t" and the time in nanoseconds at which it was written. Prints its
port, then a line with the time for each endless stream whose other end has closed it.
"""

import json
import select
import socket
import threading
import time

GREETING = b'{"lmstudio":true}'
MODELS = b'{"object":"list","data":[{"id":"qwen/qwen3-4b-2507","object":"model","owned_by":"organization_owner"}]}'
LOADED = (
    b'{"object":"list","data":[{"id":"qwen/qwen3-4b-2507","object":"model","type":"llm","state":"loaded",'
    b'"max_context_length":32768}]}'
)
COMPLETION = (
    b'{"id":"chatcmpl-1","object":"chat.completion","created":1764000000,"model":"qwen/qwen3-4b-2507","choices":'
    b'[{"index":0,"message":{"role":"assistant","content":"Hello."},"finish_reason":"stop"}],"usage":'
    b'{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}'
)
STREAM_HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\n"
    b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
)
BLOCK = 20_000  # events that are made beforehand
TOGETHER = 200  # events in one write of a burst

endless_sent = 0  # bytes of events


def chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


def event(text):
    return chunk(
        b'data: {"id":"chatcmpl-h3k9x2m7q4w8e1r6t5y0","object":"chat.completion.chunk","created":1764000000,'
        b'"model":"qwen/qwen3-4b-2507","system_fingerprint":"qwen/qwen3-4b-2507","choices":[{"index":0,"delta":'
        b'{"role":"assistant","content":"' + text + b'"},"logprobs":null,"finish_reason":null}]}\n\n'
    )


EVENTS = [event(b"i%06d" % number) for number in range(BLOCK)]
WRITES = [b"".join(EVENTS[i : i + TOGETHER]) for i in range(0, BLOCK, TOGETHER)]
DONE = chunk(b"data: [DONE]\n\n") + b"0\r\n\r\n"


def burst(connection, count):
    connection.sendall(STREAM_HEAD)
    for number in range(count // TOGETHER):
        connection.sendall(WRITES[number % len(WRITES)])
    connection.sendall(DONE)


def paced(connection, count, rate, wait):
    connection.sendall(STREAM_HEAD)
    due = time.monotonic() + wait / 1000
    for _ in range(count):
        due += 1 / rate
        time.sleep(max(0, due - time.monotonic()))
        connection.sendall(event(b"t%d" % time.monotonic_ns()))
    connection.sendall(DONE)


def endless(connection):
    """As fast as it is taken, and watching for the other end to close."""
    global endless_sent
    connection.setblocking(False)
    rest = memoryview(STREAM_HEAD)
    number = 0
    while True:
        readable, _, _ = select.select([connection], [connection], [])
        try:
            if readable and not connection.recv(65536):
                break
            sent = connection.send(rest)
        except BlockingIOError:
            continue
        except OSError:
            break
        if number > 0:
            endless_sent += sent
        rest = rest[sent:]
        if not rest:
            rest = memoryview(WRITES[number % len(WRITES)])
            number += 1
    print(time.monotonic_ns(), flush=True)


def slow(connection):
    """An event now and then until the other end closes."""
    connection.sendall(STREAM_HEAD)
    number = 0
    while True:
        readable, _, _ = select.select([connection], [], [], 0.005)
        try:
            if readable and not connection.recv(65536):
                break
            connection.sendall(EVENTS[number % BLOCK])
        except OSError:
            break
        number += 1
    print(time.monotonic_ns(), flush=True)


def stream(connection, wish):
    kind, *numbers = wish.split()
    {"burst": burst, "paced": paced, "endless": endless, "slow": slow}[kind](connection, *map(int, numbers))


def read_request(connection):
    """Path, whether the connection closes afterwards, and the body; None at the end."""
    request = b""
    while b"\r\n\r\n" not in request:
        data = connection.recv(65536)
        if not data:
            return None
        request += data
    head, body = request.split(b"\r\n\r\n", 1)
    lines = head.lower().split(b"\r\n")
    length = next((int(line[15:]) for line in lines if line.startswith(b"content-length:")), 0)
    while len(body) < length:
        body += connection.recv(65536)
    return head.split(b" ", 2)[1], b"connection: close" in lines, body


def respond(connection, path, closing, body):
    answer = {
        b"/lmstudio-greeting": GREETING,
        b"/v1/models": MODELS,
        b"/api/v0/models": LOADED,
        b"/v1/chat/completions": COMPLETION,
        b"/sent": b'{"sent":%d,"event":%d,"port":%d}' % (endless_sent, len(EVENTS[0]), connection.getsockname()[1]),
    }.get(path)
    status = b"200 OK"
    if answer is None:
        status, answer = b"404 Not Found", b'{"error":"unknown path"}'
    connection.sendall(
        b"HTTP/1.1 " + status + b"\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
        + str(len(answer)).encode() + (b"\r\nConnection: close" if closing else b"") + b"\r\n\r\n" + answer
    )


def answer(connection):
    with connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while (request := read_request(connection)) is not None:
            path, closing, body = request
            wish = json.loads(body) if body else {}
            if wish.get("stream"):
                stream(connection, wish["messages"][0]["content"])
                return
            respond(connection, path, closing, body)
            if closing:
                return


def main():
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        print(listener.getsockname()[1], flush=True)
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=answer, args=(connection,), daemon=True).start()


main()
