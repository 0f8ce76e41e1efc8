"""Options of the whole suite."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def no_updates(tmp_path_factory):
    """No test sees what its developer's own `gander update` has brought."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GANDER_DATA", str(tmp_path_factory.mktemp("data")))
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="write recorded expectations anew; read the difference"
    )
