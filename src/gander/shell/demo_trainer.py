"""Sample repository 2: image training in PyTorch with tests, CI and a release, kept up to this year."""

from gander.shell.demo_histories import Step

_PROJECT = """[project]
name = "leafnet"
version = "0.1.0"
dependencies = ["torch>=2.0", "torchvision", "numpy", "pandas", "wandb"]

[project.optional-dependencies]
dev = ["pytest", "ruff"]
"""
_CI = """name: test
on: [push, pull_request]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.11"
      - run: pip install -e .[dev]
      - run: pytest -q
"""
_CI_LINT = """  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: pipx run ruff check .
"""
_CI_CACHE = """  weekly:
    runs-on: ubuntu-latest
    if: github.event_name == 'schedule'
    steps:
      - uses: actions/checkout@v4
      - run: python -m leafnet.train --epochs 1 --tiny
"""
_MODEL = '''"""A small residual network for leaves."""
import torch
from torch import nn


class Block(nn.Module):
    """Two convolutions and a shortcut."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.second = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norms = nn.ModuleList(nn.BatchNorm2d(channels) for _ in range(2))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = torch.relu(self.norms[0](self.first(x)))
        return torch.relu(x + self.norms[1](self.second(y)))
'''
_NET = '''

class LeafNet(nn.Module):
    """Stem, blocks and a linear head; input N x 3 x H x W."""

    def __init__(self, classes: int, width: int = 64, depth: int = 6) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, width, 7, stride=4, padding=3)
        self.blocks = nn.Sequential(*(Block(width) for _ in range(depth)))
        self.head = nn.Linear(width, classes)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.blocks(self.stem(x)).mean(dim=(2, 3)))
'''
_DATA = '''"""Leaves from folders, one folder a species."""
from pathlib import Path

import pandas as pd
import torch
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms
from torchvision.io import read_image

TRAIN = transforms.Compose([transforms.RandomResizedCrop(224), transforms.RandomHorizontalFlip()])


class Leaves(Dataset):
    """Images listed in a table with the columns path and species."""

    def __init__(self, table: Path) -> None:
        rows = pd.read_csv(table)
        self.paths = rows["path"].tolist()
        self.labels = torch.tensor(rows["species"].astype("category").cat.codes.to_numpy())

    def __len__(self) -> int:
        return len(self.paths)

    def __getitem__(self, i: int) -> tuple[torch.Tensor, torch.Tensor]:
        return TRAIN(read_image(self.paths[i]).float() / 255), self.labels[i]
'''
_LOADER = '''

def loader(table: Path, batch: int = 64, workers: int = 2) -> DataLoader:
    """Batches in random order, pinned for the GPU."""
    return DataLoader(Leaves(table), batch_size=batch, shuffle=True, num_workers=workers, pin_memory=True)
'''
_TRAIN = '''"""python -m leafnet.train leaves.csv --epochs 20"""
import argparse

import torch
from torch import nn

from leafnet.data import loader
from leafnet.model import LeafNet


def epoch(model: nn.Module, batches, optimizer: torch.optim.Optimizer) -> float:
    """One pass; returns the mean loss."""
    loss_of = nn.CrossEntropyLoss()
    total, seen = 0.0, 0
    for images, labels in batches:
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(model(images), labels)
        loss.backward()
        optimizer.step()
        total, seen = total + loss.item() * len(labels), seen + len(labels)
    return total / max(seen, 1)
'''
_AMP = '''

def mixed_epoch(model: nn.Module, batches, optimizer: torch.optim.Optimizer) -> None:
    """One pass in half precision with a scaled gradient."""
    scaler = torch.amp.GradScaler()
    for images, labels in batches:
        with torch.autocast("cuda", dtype=torch.float16):
            loss = nn.functional.cross_entropy(model(images), labels)
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
        optimizer.zero_grad(set_to_none=True)
'''
_LOG = '''

def log_epoch(number: int, loss: float, accuracy: float) -> None:
    """Keeps the run's curve."""
    wandb.log({"epoch": number, "loss": loss, "accuracy": accuracy})
'''
_LOG_START = '''"""Experiment tracking."""
import wandb


def start(config: dict) -> None:
    """Opens a run; offline where there is no key."""
    wandb.init(project="leafnet", config=config, mode="offline")
'''
_LOG_MODEL = '''

def log_model(path: str, accuracy: float) -> None:
    """Keeps the best weights beside the run."""
    artifact = wandb.Artifact("leafnet", type="model", metadata={"accuracy": accuracy})
    artifact.add_file(path)
    wandb.log_artifact(artifact)
'''
_TEST = '''"""Shapes and learning on a toy."""
import pytest
import torch

from leafnet.model import Block, LeafNet


@pytest.mark.parametrize("classes", [2, 10])
def test_one_score_a_class(classes):
    assert LeafNet(classes)(torch.zeros(3, 3, 64, 64)).shape == (3, classes)
'''
_TEST_LEARN = """

def test_a_step_lowers_the_loss():
    torch.manual_seed(0)
    model = LeafNet(2, width=8, depth=1)
    images, labels = torch.randn(16, 3, 32, 32), torch.arange(16) % 2
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for _ in range(5):
        loss = torch.nn.functional.cross_entropy(model(images), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[0] == pytest.approx(0.69, abs=0.5)
    assert losses[-1] < losses[0]
"""
_TEST_GRAD = """

@pytest.fixture
def block():
    torch.manual_seed(1)
    return Block(4)


def test_gradients_reach_the_input(block):
    x = torch.randn(2, 4, 8, 8, requires_grad=True)
    block(x).sum().backward()
    assert x.grad is not None and torch.isfinite(x.grad).all()
"""
_FREEZE = '''

def freeze_stem(model: LeafNet) -> None:
    """Fine-tunes the head and the blocks only."""
    for parameter in model.stem.parameters():
        parameter.requires_grad_(False)
'''
_EXPORT = '''"""python -m leafnet.export leafnet.pt leafnet.onnx"""
import sys

import torch

from leafnet.model import LeafNet


def export(weights: str, target: str, classes: int = 20) -> None:
    """Writes the network for other runtimes."""
    model = LeafNet(classes)
    model.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
    torch.onnx.export(model.eval(), torch.zeros(1, 3, 224, 224), target, dynamo=True)


if __name__ == "__main__":
    export(*sys.argv[1:3])
'''
_COMPILE = '''

def fast(model: nn.Module) -> nn.Module:
    """Compiled where the machine can."""
    return torch.compile(model) if torch.cuda.is_available() else model
'''
_ACCURACY = '''"""How good is it."""
import numpy as np
import torch


@torch.no_grad()
def accuracy(model, batches) -> float:
    """Share of leaves named right."""
    model.eval()
    hits = [(model(images).argmax(1) == labels).cpu().numpy() for images, labels in batches]
    return float(np.concatenate(hits).mean()) if hits else float("nan")
'''

STEPS = (
    Step(
        "2022-10-08 09:30",
        "sam",
        "Start the residual network",
        {"leafnet/model.py": _MODEL, "pyproject.toml": _PROJECT},
    ),
    Step("2022-10-15 17:20", "sam", "Join blocks to a network", {"leafnet/model.py": _NET}),
    Step("2022-11-05 20:41", "sam", "Read leaves from a table", {"leafnet/data.py": _DATA}),
    Step("2022-11-19 19:05", "sam", "Train one epoch", {"leafnet/train.py": _TRAIN}),
    Step(
        "2022-12-10 10:10",
        "sam",
        "Test shapes",
        {"tests/test_model.py": _TEST, ".github/workflows/test.yml": _CI},
    ),
    Step("2023-01-14 15:55", "sam", "Track runs", {"leafnet/tracking.py": _LOG_START}),
    Step("2023-02-18 21:12", "sam", "Load batches in parallel", {"leafnet/data.py": _LOADER}),
    Step("2023-03-11 11:48", "sam", "Test that a step learns", {"tests/test_model.py": _TEST_LEARN}),
    Step("2023-04-22 18:30", "sam", "Lint in CI", {".github/workflows/test.yml": _CI_LINT}),
    Step("2023-06-03 20:00", "sam", "Log each epoch", {"leafnet/tracking.py": _LOG}, tag="v0.1.0"),
    Step("2024-01-20 14:25", "sam", "Train in half precision", {"leafnet/train.py": _AMP}, on="branch"),
    Step("2024-01-27 16:40", "sam", "Fix the frozen stem", {"leafnet/model.py": _FREEZE}, on="branch"),
    Step("2024-02-02 09:15", "alex", "Merge half precision", {}, on="merge"),
    Step("2024-09-14 12:20", "alex", "Measure accuracy", {"leafnet/evaluate.py": _ACCURACY}),
    Step("2025-02-08 17:35", "sam", "Log the best weights", {"leafnet/tracking.py": _LOG_MODEL}),
    Step("2025-08-30 10:50", "sam", "Export for other runtimes", {"leafnet/export.py": _EXPORT}),
    Step("2026-01-17 19:22", "sam", "Test that gradients flow", {"tests/test_model.py": _TEST_GRAD}),
    Step("2026-04-11 18:05", "sam", "Compile where it helps", {"leafnet/train.py": _COMPILE}, tag="v0.2.0"),
    Step("2026-05-16 09:45", "sam", "Train a little every week", {".github/workflows/test.yml": _CI_CACHE}),
)
