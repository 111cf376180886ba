"""A disk that may lose its power: what is on it for certain, and what may be, after a list of system calls."""

import re
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_CALL = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+)", re.DOTALL)
_BEGUN = re.compile(r"^(\d+) +(\w+)\((.*) <unfinished \.\.\.>")
_ENDED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)")
_HEX = re.compile(r"\\x([0-9a-f]{2})")


def _plain(hexed):
    return bytes.fromhex("".join(_HEX.findall(hexed)))


def calls(trace):
    """Read what `strace -f -y -xx` wrote: call, words, result; one cut in two counts at its end."""
    begun = {}
    for line in trace.read_text("ascii").splitlines():
        if cut := _BEGUN.match(line):
            begun[cut[1]] = f"{cut[1]} {cut[2]}({cut[3]}"
            continue
        if ended := _ENDED.match(line):
            line = begun.pop(ended[1]) + ended[3]
        if whole := _CALL.match(line):
            yield whole[2], whole[3], int(whole[4])


@dataclass
class Content:
    """One file: its bytes for certain, and the changes since the last flush."""

    sure: bytearray = field(default_factory=bytearray)
    open_changes: list[tuple[int, bytes | None]] = field(default_factory=list)

    def flush(self):
        """Make all changes certain."""
        for change in self.open_changes:
            _apply(self.sure, *change)
        self.open_changes = []

    def after_a_cut(self, dice):
        """What may be on the disk: each change whole, torn by sectors, as zeros, or not at all."""
        left = bytearray(self.sure)
        for offset, content in self.open_changes:
            fate = dice.random()
            if fate < 0.4 or content is None:
                if fate < 0.7:
                    _apply(left, offset, content)
            elif fate < 0.7:
                for at in range(0, len(content), SECTOR):
                    # Sectors are counted from the file's start, not from the write's.
                    start = at - (offset % SECTOR if at else 0)
                    end = at + SECTOR - offset % SECTOR
                    if dice.random() < 0.5:
                        _apply(left, offset + start, content[start:end])
            elif fate < 0.8 and offset >= len(left):
                _apply(left, offset, bytes(len(content)))
        return bytes(left)


def _apply(content, offset, written):
    if written is None:
        del content[offset:]
        content.extend(bytes(offset - len(content)))
        return
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(written)] = written


class Disk:
    """The files of one folder, moved on by calls."""

    def __init__(self, folder):
        self._folder = str(folder)
        self._names = {}
        self._sure_names = {}
        self._renames = []
        self._places = {}
        self.said = b""

    def _ours(self, path):
        return path.startswith(self._folder + "/") and not path.endswith((".lock", "-shm"))

    def after(self, call, words, result):
        """Move on by one call."""
        if result >= 0:
            getattr(self, f"_{call}", lambda *_: None)(words, result)

    def _fd(self, words):
        number, _, path = words.split(",")[0].partition("<")
        return int(number), _plain(path).decode()

    def _openat(self, words, result):
        path = _plain(words.split(", ")[1]).decode()
        self._places[result] = 0
        if self._ours(path) and "O_CREAT" in words and path not in self._names:
            self._name(path, Content())
        if self._ours(path) and "O_TRUNC" in words:
            self._names[path].open_changes.append((0, None))

    def _lseek(self, words, result):
        self._places[self._fd(words)[0]] = result

    def _write(self, words, result):
        fd, path = self._fd(words)
        content = _plain(words.split(", ")[1])[:result]
        if fd == 1:
            self.said += content
        elif path in self._names:
            place = self._places.get(fd, 0)
            self._names[path].open_changes.append((place, content))
            self._places[fd] = place + result

    def _pwrite64(self, words, result):
        _, path = self._fd(words)
        if path in self._names:
            content, _, offset = words.split(", ", 1)[1].rsplit(", ", 2)
            self._names[path].open_changes.append((int(offset), _plain(content)[:result]))

    def _ftruncate(self, words, _):
        path = self._fd(words)[1]
        if path in self._names:
            self._names[path].open_changes.append((int(words.rsplit(", ", 1)[1]), None))

    def _fsync(self, words, _):
        path = self._fd(words)[1]
        if path in self._names:
            self._names[path].flush()
            return
        kept = []
        for name, content in self._renames:
            if str(Path(name).parent) == path:
                self._sure_names[name] = content
            else:
                kept.append((name, content))
        self._renames = kept

    _fdatasync = _fsync

    def _rename(self, words, _):
        old, new = (_plain(word).decode() for word in words.split(", "))
        if old in self._names:
            self._name(new, self._names[old])
            self._name(old, None)

    def _unlink(self, words, _):
        path = _plain(words).decode()
        if path in self._names:
            self._name(path, None)

    def _name(self, path, content):
        self._renames.append((path, content))
        if content is None:
            del self._names[path]
        else:
            self._names[path] = content

    def lay_out(self, folder, dice):
        """Write what may be left after a power cut now."""
        names = dict(self._sure_names)
        names.update(self._renames[: dice.randint(0, len(self._renames))])
        for path, content in names.items():
            if content is not None:
                place = folder / Path(path).relative_to(self._folder)
                place.parent.mkdir(exist_ok=True, parents=True)
                place.write_bytes(content.after_a_cut(dice))
