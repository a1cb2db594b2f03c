"""A native-messaging host as one would write it first: Python and requests, nothing it can do without.

Answers a frame with the status of LM Studio at $BENCHMARK_URL, relays a chat to it, or says who it is,
and ends with its input.
"""

import json
import os
import struct
import sys

import requests

URL = os.environ["BENCHMARK_URL"]


def status():
    home = os.path.join(os.environ["HOME"], ".lmstudio")
    try:
        answer = requests.get(URL + "/v1/models", timeout=2)
        running = answer.status_code == 200
        models = [model["id"] for model in answer.json()["data"]]
    except requests.RequestException:
        running = False
        models = []
    return {
        "installed": os.path.isdir(home),
        "bootstrapped": os.path.exists(os.path.join(home, "bin", "lms")),
        "server_running": running,
        "api_endpoint": URL,
        "current_model": models[0] if models else None,
    }


def write(message):
    body = json.dumps(message).encode()
    sys.stdout.buffer.write(struct.pack("=I", len(body)) + body)
    sys.stdout.buffer.flush()


def stream(request):
    chunks = 0
    with requests.post(URL + request["path"], json=request["body"], stream=True) as answer:
        for line in answer.iter_lines():
            if line.startswith(b"data: ") and line != b"data: [DONE]":
                event = {"type": "chunk", "id": request["id"], "seq": chunks, "payload": json.loads(line[6:])}
                write(event)
                chunks += 1
    return {"http_status": answer.status_code, "chunks": chunks}


def relay(request):
    if request.get("stream"):
        return stream(request)
    answer = requests.post(URL + request["path"], json=request["body"])
    return {"http_status": answer.status_code, "body": answer.json()}


def answer(request):
    if request["action"] == "openai":
        return relay(request)
    if request["action"] == "hello":
        return {"host": "peer.python", "version": "1"}
    return status()


def main():
    while True:
        head = sys.stdin.buffer.read(4)
        if len(head) < 4:
            return
        (length,) = struct.unpack("=I", head)
        request = json.loads(sys.stdin.buffer.read(length))
        write({"status": "success", "id": request.get("id"), "payload": answer(request)})


main()
