"""The interface as OpenAPI describes it, tried with inputs that nobody thought of."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from starlette.testclient import TestClient

from headwater.serve.app import make_app
from headwater.serve.settings import Settings

HOST = "127.0.0.1"


@pytest.fixture(scope="module")
def app(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    path = Path(shutil.copy(demo_file, tmp_path_factory.mktemp("api") / "demo.hw"))
    made = make_app(Settings(corpus=path, patience_seconds=0.05))
    yield made
    made.state.work.stop()


@pytest.fixture(scope="module")
def signed(app: FastAPI) -> dict[str, str]:
    """What a form of these pages brings."""
    pages = TestClient(app, base_url=f"http://{HOST}")
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', pages.get("/add").text)
    assert found
    cookie = "; ".join(f"{k}={v}" for k, v in pages.cookies.items())
    return {"host": HOST, "cookie": cookie, "x-csrf-token": found[1]}


BOUNDED = settings(
    max_examples=5, deadline=None, derandomize=True, phases=(Phase.generate,), database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def try_operation(operation: Any, app: FastAPI, headers: dict[str, str]) -> None:
    """Whatever is sent: no fault of the program, and only answers that are described."""
    known = {str(s) for s in operation.definition.raw["responses"]} | {"400", "405", "422"}

    @BOUNDED
    @given(operation.as_strategy())
    def answers(case: schemathesis.Case) -> None:
        answer = case.call(app=app, base_url=f"http://{HOST}", headers=headers, allow_redirects=False)
        assert answer.status_code != 500, answer.text
        assert str(answer.status_code) in known, f"{case.method} {case.path}: {answer.status_code}"

    answers()


def test_no_input_breaks_an_operation(app: FastAPI, signed: dict[str, str]) -> None:
    described = schemathesis.openapi.from_dict(app.openapi())
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 35
    for operation in operations:
        try_operation(operation, app, signed)


def test_every_operation_is_described(app: FastAPI) -> None:
    for path, methods in app.openapi()["paths"].items():
        for method, operation in methods.items():
            assert operation.get("summary"), f"{method} {path}"
            assert operation.get("description"), f"{method} {path}"
