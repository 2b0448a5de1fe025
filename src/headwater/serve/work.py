"""The one writer: a thread that does what was asked one after the other, and says how far it is."""

from __future__ import annotations

import queue
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, TypeAlias

import headwater
from headwater.corpus import AddReport, Corpus, OnProgress, Progress
from headwater.errors import HeadwaterError

State: TypeAlias = Literal["waiting", "working", "done", "failed"]
Action: TypeAlias = Callable[[Corpus, OnProgress], AddReport | None]

MOST_WAITING = 20
MOST_KEPT = 200


class Busy(Exception):
    """More is waiting to be done than is taken."""


@dataclass(slots=True, kw_only=True)
class Job:
    """One thing to do: what, how far it is, and what came of it. `back` is the page to go on to."""

    id: int
    what: str
    back: str
    action: Action
    asked: str
    state: State = "waiting"
    progress: Progress | None = None
    report: AddReport | None = None
    error: str = ""
    ended: threading.Event = field(default_factory=threading.Event)

    def as_record(self) -> dict[str, Any]:
        """What a page that waits needs to know."""
        at, report = self.progress, self.report
        return {
            "id": self.id,
            "what": self.what,
            "state": self.state,
            "stage": at.stage if at else None,
            "done": at.done if at else 0,
            "total": at.total if at else 0,
            "error": self.error or None,
            "added": len(report.added) if report else 0,
            "unchanged": len(report.unchanged) if report else 0,
            "problems": len(report.problems) if report else 0,
            "back": self.back,
        }


class Work:
    """The jobs of a corpus and the thread that does them; it lives as long as the process."""

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus
        self._jobs: OrderedDict[int, Job] = OrderedDict()
        self._queue: queue.Queue[Job | None] = queue.Queue()
        self._lock = threading.Lock()
        self._last = 0
        self._thread: threading.Thread | None = None

    def ask(self, what: str, action: Action, back: str = "/") -> Job:
        """The job waits to be done. Raises `Busy` where too many do."""
        with self._lock:
            if self._queue.qsize() >= MOST_WAITING:
                raise Busy
            self._last += 1
            asked = datetime.now(UTC).isoformat(timespec="seconds")
            job = Job(id=self._last, what=what, action=action, back=back, asked=asked)
            self._jobs[job.id] = job
            while len(self._jobs) > MOST_KEPT:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="headwater-writer", daemon=True)
                self._thread.start()
        self._queue.put(job)
        return job

    def find(self, job: int) -> Job | None:
        """The job of this number, if it is remembered."""
        return self._jobs.get(job)

    def recent(self) -> list[Job]:
        """The jobs that are remembered, the latest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def stop(self) -> None:
        """The thread ends after the job it is at."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._queue.put(None)
            thread.join()

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            self._do(job)

    def _do(self, job: Job) -> None:
        """The job is done or failed, whatever it does."""

        def tell(progress: Progress) -> None:
            job.progress = progress

        job.state = "working"
        try:
            with headwater.open(self._corpus, create=False) as corpus:
                job.report = job.action(corpus, tell)
            job.state = "done"
        except HeadwaterError as error:
            job.error, job.state = str(error), "failed"
        except Exception as error:  # a fault of ours must not end the writer
            job.error, job.state = f"unexpected {type(error).__name__}: {error}", "failed"
        finally:
            job.ended.set()
