"""A place of its own to run ccgrade in: cache, ledger, temporary files, and who is still alive there."""
import dataclasses
import json
import os
import pathlib
import re
import select
import shutil
import signal
import subprocess
import tempfile

import jsonschema

PROGRAM = os.environ["CCGRADE_PROGRAM"]
ROOT = pathlib.Path(__file__).resolve().parents[2]
CHALLENGE = ROOT / "challenges" / "01-deadlock"
STARTER = CHALLENGE / "starter"
SOLUTION = ROOT / "solutions" / "01-deadlock" / "global-order"
# Far above what anything here takes: reached only by what hangs.
PATIENCE_SECONDS = 900



def _schema(name):
    text = (ROOT / "reports" / "schema" / f"{name}.schema.json").read_text()
    return jsonschema.Draft202012Validator(json.loads(text))


record_schema = _schema("record")
explore_schema = _schema("explore")
check_schema = _schema("check")


@dataclasses.dataclass
class Call:
    code: int
    out: str
    err: str


def _link_all(source, target):
    """Hard links: entries of the cache are named by their content and never written again."""
    target.mkdir(parents=True, exist_ok=True)
    for entry in source.glob("*/*"):
        copy = target / entry.parent.name / entry.name
        copy.parent.mkdir(exist_ok=True)
        if entry.is_file() and ".making-" not in entry.name and not copy.exists():
            os.link(entry, copy)


class WarmCache:
    """A cache that starts with what earlier tests built, and leaves them what this one built."""

    def __init__(self):
        self._store = pathlib.Path(os.environ["CCGRADE_WARM_CACHE"])
        self._store.mkdir(parents=True, exist_ok=True)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cache-", dir=self._store.parent))
        _link_all(self._store, self.folder)

    def close(self):
        _link_all(self.folder, self._store)
        shutil.rmtree(self.folder)


class Place:
    def __init__(self, cache=None):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="ccgrade-test-"))
        self.cache = cache or self.root / "cache"
        self.data = self.root / "data"
        self.temporary = self.root / "temporary"
        self.temporary.mkdir()

    def close(self):
        shutil.rmtree(self.root, ignore_errors=True)

    @property
    def ledger(self):
        return self.data / "ccgrade" / "ledger.db"

    def environment(self, **changes):
        values = {"PATH": os.environ["PATH"], "HOME": str(self.root), "USER": "ada",
                  "XDG_CACHE_HOME": str(self.cache), "XDG_DATA_HOME": str(self.data),
                  "TMPDIR": str(self.temporary), "LANG": "C.UTF-8"}
        values.update(changes)
        return {name: value for name, value in values.items() if value is not None}

    def install(self):
        """A copy of ccgrade that everybody may run, wherever the repository lies; its program."""
        share = self.root / "share" / "ccgrade"
        for folder in ("challenges", "solutions"):
            shutil.copytree(ROOT / folder, share / folder)
        for folder in ("grader/harness", "analyzers"):
            shutil.copytree(ROOT / folder, share / folder)
        shutil.copytree(pathlib.Path(PROGRAM).parents[1] / "lib", self.root / "lib")
        (self.root / "bin").mkdir()
        self.root.chmod(0o755)
        for beside in ("ccgrade-static", "ccgrade-cell"):
            shutil.copy(pathlib.Path(PROGRAM).with_name(beside), self.root / "bin")
        return shutil.copy(PROGRAM, self.root / "bin" / "ccgrade")

    def start(self, *arguments, environment=None, program=PROGRAM, **options):
        """Begins a call that the test goes on to watch; in a session of its own."""
        return subprocess.Popen([program, *map(str, arguments)], cwd=self.root,
                                env=environment or self.environment(), stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                errors="surrogateescape", start_new_session=True, **options)

    def end(self, process):
        """Waits for the end of a call, and kills one that hangs."""
        try:
            out, err = process.communicate(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        return Call(process.returncode, out, err)

    def call(self, *arguments, **options):
        return self.end(self.start(*arguments, **options))

    def submission(self, name="mine", base=SOLUTION, **files):
        """A folder with the base's sources; `philosophers="text"` replaces philosophers.cpp."""
        folder = self.root / name
        folder.mkdir()
        for source in base.glob("*.cpp"):
            shutil.copy(source, folder)
        for stem, text in files.items():
            (folder / f"{stem}.cpp").write_text(text)
        return folder

    def alive(self):
        """Who still runs a program of this place, or one with a path of this place as argument. A
        process that is just being killed gets time to go."""
        return [pid for pid, words in _processes()
                if (str(self.root) in words or str(self.cache) in words) and not _gone(pid)]

    def running(self, name):
        """Who runs a program of this name in this place now, and who began each."""
        return {pid: _parent(pid) for pid, words in _processes()
                if words.startswith(str(self.root)) and words.splitlines()[0].endswith("/" + name)}

    def scratch(self):
        return sorted(entry.name for entry in self.temporary.iterdir())


def _processes():
    """Each with its program and its arguments."""
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            yield int(entry.name), os.readlink(entry / "exe") + "\n" + (entry / "cmdline").read_text()
        except OSError:
            continue


def _parent(pid):
    """None: it has ended meanwhile."""
    try:
        status = (pathlib.Path("/proc") / str(pid) / "status").read_text()
    except OSError:
        return None
    return int(re.search(r"^PPid:\s*(\d+)", status, re.MULTILINE)[1])


def _gone(pid):
    try:
        handle = os.pidfd_open(pid)
    except OSError:
        return True
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    gone = bool(poll.poll(10_000))
    os.close(handle)
    if not gone:
        os.kill(pid, signal.SIGKILL)  # a failed test leaves nothing behind either
    return gone
