"""Chromium without a window, driven over the pipe of its developer tools, with one extension in it."""

import fcntl
import json
import os
import shutil
import signal

PAGE = "page.html"
ABOVE = 10  # file descriptors from here on are none of those that the browser is given


class Chromium:
    """Runs until it is closed, with the page of an extension open. Its hosts get its environment."""

    def __init__(self, home, environment, log):
        executable = shutil.which("chromium")
        if not executable:
            raise SystemExit("there is no chromium on the PATH; on Debian: apt-get install chromium")
        commands, self.commands = map(above, os.pipe())
        self.answers, answers = map(above, os.pipe())
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, log, 1),
            (os.POSIX_SPAWN_DUP2, log, 2),
            (os.POSIX_SPAWN_DUP2, commands, 3),
            (os.POSIX_SPAWN_DUP2, answers, 4),
        ]
        self.pid = os.posix_spawn(executable, command(executable, home), environment, file_actions=actions)
        os.close(commands)
        os.close(answers)
        self.unread = b""
        self.number = 0
        self.session = {}

    def open(self, extension):
        """Loads an unpacked extension and opens its page. Returns its id."""
        identity = self.call("Extensions.loadUnpacked", path=extension)["id"]
        target = self.call("Target.createTarget", url=f"chrome-extension://{identity}/{PAGE}")["targetId"]
        self.session = {"sessionId": self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]}
        return identity

    def call(self, method, **parameters):
        """Sends a command and waits for its answer; what comes in between is passed over."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters, **self.session}
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        while (answer := self.receive()).get("id") != self.number:
            pass
        if "result" not in answer:
            raise SystemExit(f"Chromium refused {method}: {answer}")
        return answer["result"]

    def receive(self):
        while b"\0" not in self.unread:
            piece = os.read(self.answers, 1 << 16)
            if not piece:
                raise SystemExit("Chromium has ended")
            self.unread += piece
        message, self.unread = self.unread.split(b"\0", 1)
        return json.loads(message)

    def evaluate(self, expression):
        """What becomes of a promise of the extension's page."""
        outcome = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in outcome:
            raise SystemExit(f"{expression} failed: {outcome['exceptionDetails']}")
        return outcome["result"]["value"]

    def close(self):
        """Ends it, and its hosts with it, and waits for that."""
        os.kill(self.pid, signal.SIGTERM)
        os.waitpid(self.pid, 0)
        os.close(self.commands)
        os.close(self.answers)


def above(descriptor):
    other = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, ABOVE)
    os.close(descriptor)
    return other


def command(executable, home):
    # Only where the profile lies in its usual place are manifests read from theirs.
    parts = [
        executable, "--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--enable-unsafe-extension-debugging",
        "--user-data-dir=" + os.path.join(home, ".config/chromium"), "--remote-debugging-pipe", "about:blank",
    ]
    # It refuses to run as root with a sandbox.
    return parts + ["--no-sandbox"] if os.geteuid() == 0 else parts
