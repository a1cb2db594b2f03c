"""What the benchmarks share: hosts as processes, frames, and a home folder with LM Studio in it."""

import json
import os
import shutil
import statistics
import struct
import subprocess
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
LARGEST_FRAME = 1 << 20


class Host:
    """One way to answer: a command, and what has to be added to its environment."""

    def __init__(self, name, command, **environment):
        self.name = name
        self.command = command
        self.environment = environment


class Process:
    """A started host and the browser's ends of its pipes."""

    def __init__(self, host, environment, log):
        to_host, self.output = os.pipe()
        self.input, from_host = os.pipe()
        actions = [
            (os.POSIX_SPAWN_DUP2, to_host, 0),
            (os.POSIX_SPAWN_DUP2, from_host, 1),
            (os.POSIX_SPAWN_DUP2, log, 2),
        ]
        self.host = host
        self.pid = os.posix_spawn(
            host.command[0], host.command, {**environment, **host.environment}, file_actions=actions
        )
        os.close(to_host)
        os.close(from_host)

    def send(self, message):
        body = json.dumps(message).encode()
        os.write(self.output, struct.pack("=I", len(body)) + body)

    def receive(self):
        """Blocks until the next frame."""
        (length,) = struct.unpack("=I", self.read_exactly(4))
        if length > LARGEST_FRAME:
            raise SystemExit(f"{self.host.name} did not answer with a frame")
        return json.loads(self.read_exactly(length))

    def read_exactly(self, count):
        data = b""
        while len(data) < count:
            piece = os.read(self.input, count - len(data))
            if not piece:
                raise SystemExit(f"{self.host.name} ended after {len(data)} of {count} bytes")
            data += piece
        return data

    def memory(self, field):
        """A field of its memory (VmRSS, VmHWM) in MB. Only Linux tells; elsewhere 0."""
        try:
            with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
                return next(int(line.split()[1]) / 1024 for line in status if line.startswith(field))
        except OSError:
            return 0

    def finish(self):
        """Ends its input, as a browser does, and waits for its end. Returns CPU milliseconds."""
        os.close(self.output)
        _, status, usage = os.wait4(self.pid, 0)
        os.close(self.input)
        if status != 0:
            raise SystemExit(f"{self.host.name} ended with wait status {status}")
        return (usage.ru_utime + usage.ru_stime) * 1e3


def make_home(folder, port):
    """A home folder in which LM Studio is installed and its server set to the given port."""
    for path in (".lmstudio/bin", ".lmstudio/.internal"):
        os.makedirs(os.path.join(folder, path))
    lms = os.path.join(folder, ".lmstudio/bin/lms")
    with open(lms, "w", encoding="utf-8") as file:
        file.write("#!/bin/sh\nexit 0\n")
    os.chmod(lms, 0o755)
    with open(os.path.join(folder, ".lmstudio/.internal/http-server-config.json"), "w", encoding="utf-8") as file:
        json.dump({"port": port, "networkInterface": "127.0.0.1", "cors": False}, file)


def environment_for(home, port):
    environment = {"HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    environment["BENCHMARK_URL"] = f"http://127.0.0.1:{port}"
    if "TABAGENT_JAVA_HOME" in os.environ:
        environment["TABAGENT_JAVA_HOME"] = os.environ["TABAGENT_JAVA_HOME"]
    return environment


def real_python():
    """The interpreter itself: a version manager's wrapper would add its own start-up to the peer's."""
    python = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else os.path.realpath(sys.executable)
    if subprocess.run([python, "-c", "import requests"], capture_output=True, check=False).returncode != 0:
        raise SystemExit(f"{python} has no requests; on Debian: apt-get install python3-requests")
    return python


def add_host_options(parser):
    default = os.path.join(HERE, "../bootstrap/target/tabagent-host/bin/tabagent-host")
    parser.add_argument("--host", default=default, help="the launcher of an installed host")
    parser.add_argument("--beside", metavar="HOST", help="the launcher of another build of our host, to see a change")


def hosts_for(arguments):
    """Ours first, then the peers that this machine can run."""
    if not os.path.exists(arguments.host):
        raise SystemExit(f"no host at {arguments.host}; build it first: ./mvnw -DskipTests package")
    hosts = [
        Host("tabagent-host", [os.path.realpath(arguments.host), "serve"]),
        Host("python requests", [real_python(), os.path.join(HERE, "peers/python_requests_host.py")]),
    ]
    node = shutil.which("node")
    if node:
        hosts.append(Host("node fetch", [os.path.realpath(node), os.path.join(HERE, "peers/node_fetch_host.mjs")]))
    else:
        print("no node on the PATH: left out", file=sys.stderr)
    if arguments.beside:
        hosts.append(Host("the other tabagent-host", [os.path.realpath(arguments.beside), "serve"]))
    return hosts


def verify_status(host, reply, running):
    """A host that is fast because it does less does not count."""
    payload = reply.get("payload", {})
    expected = {"installed": True, "bootstrapped": True, "server_running": running}
    if reply.get("status") != "success" or any(payload.get(key) is not value for key, value in expected.items()):
        raise SystemExit(f"{host.name} answered {json.dumps(reply)}")


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def ratio(ours, theirs):
    """The median of the ratios of each round, so that other work on the machine hits both sides."""
    return statistics.median(a / b for a, b in zip(ours, theirs))
