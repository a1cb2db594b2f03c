"""A native-messaging host as one would write it first: Python and requests, nothing it can do without.

Answers every frame with the status of LM Studio at $BENCHMARK_URL, and ends with its input.
"""

import json
import os
import struct
import sys

import requests


def status():
    home = os.path.join(os.environ["HOME"], ".lmstudio")
    url = os.environ["BENCHMARK_URL"]
    try:
        answer = requests.get(url + "/v1/models", timeout=2)
        running = answer.status_code == 200
        models = [model["id"] for model in answer.json()["data"]]
    except requests.RequestException:
        running = False
        models = []
    return {
        "installed": os.path.isdir(home),
        "bootstrapped": os.path.exists(os.path.join(home, "bin", "lms")),
        "server_running": running,
        "api_endpoint": url,
        "current_model": models[0] if models else None,
    }


def main():
    while True:
        head = sys.stdin.buffer.read(4)
        if len(head) < 4:
            return
        (length,) = struct.unpack("=I", head)
        json.loads(sys.stdin.buffer.read(length))
        reply = json.dumps({"status": "success", "payload": status()}).encode()
        sys.stdout.buffer.write(struct.pack("=I", len(reply)) + reply)
        sys.stdout.buffer.flush()


main()
