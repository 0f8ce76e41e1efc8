"""Words with several meanings, read with the vocabulary and the weights that ship."""

from __future__ import annotations

from functools import cache

import pytest

from gander.app.reading import Readers

from .reading_one import frame

# fmt: off
CASES = [
    ("Own the technical vision of our platform", ""),
    ("Medical, dental and vision insurance", ""),
    ("Vision models such as YOLO, Detectron2 and SAM", "segment-anything"),
    ("Infrastructure as code with AWS CDK and SAM", "aws-sam"),
    ("Floor plans with walls, doors, windows and roofs", ""),
    ("Linux, macOS and Windows", "windows"),
    ("Devices of the home (Nest, Sonos) in hotel rooms", ""),
    ("Node.js services with Express or Nest", "nestjs"),
    ("Causal estimates such as ATE and CATE", "causal-inference"),
    ("Joy in building systems from scratch", ""),
    ("Integrate building systems such as HVAC and lighting", "mep-systems"),
    ("We are building automation software for insurers", ""),
    ("Collaboration, data access and modelling tools", ""),
    ("Ability to design systems that scale", ""),
    ("Experience with design systems in Figma", "design-systems"),
    ("Kiểm thử hồi quy trước khi phát hành", "manual-testing"),
    ("Học máy: hồi quy tuyến tính, phân cụm", "regression-analysis"),
    ("Distributed systems with Raft or Paxos", "consensus"),
    ("C++ with the STL", "cpp-stl"),
    ("Program analysis of binaries", "program-analysis"),
    ("Run open-source models in production", "open-weight-models"),
    ("Experience with PaaS offerings", "platform-as-a-service"),
    ("Handle data migrations between two shops", "data-migration"),
    ("Our docs live on acme.github.io", ""),
    ("Send your CV and GitHub profile", ""),
    ("Git, GitHub and Jira", "github"),
    ("CPA certification required", ""),
    ("Benefits: 401(k), FSA/HSA", ""),
    ("A great deal of autonomy in daily work", ""),
    ("A desk with a Thunderbolt display", ""),
    ("React, Redux and Flux", "flux-architecture"),
    ("Kubernetes, GitOps and Flux", "flux-cd"),
    ("Tickets to professional networking events", ""),
    ("TCP/IP networking and Linux", "networking"),
    ("Ability to excel in a fast-paced team", ""),
    ("Excel and PowerPoint", "excel"),
    ("Two hard industries (namely health and fintech)", ""),
    ("Yêu cầu phi chức năng", ""),
]
"""A line of a posting, and the skill that its doubtful word names there, if any."""
WRONG = {
    "computer-vision", "windows", "nestjs", "ee-test-automation", "facilities-management",
    "energy-management", "access", "design-systems", "boost-cpp", "lean-prover", "small-language-models",
    "saas", "cfa", "actuarial", "legacy-modernization", "github", "autonomous-driving", "autonomy",
    "high-speed-interfaces", "flux-cd", "networking", "excel", "hris-other", "phi",
    "regression-analysis", "aws-sam",
}
# fmt: on


@cache
def shipped() -> Readers:
    return Readers()


def named(text: str) -> set[str]:
    requirements, _ = shipped().reader.read(frame(f"Requirements\n- {text}\n"))
    return {skill for members in requirements["members"] for skill in members}


@pytest.mark.parametrize(("text", "skill"), CASES, ids=[case[0] for case in CASES])
def test_the_sense_decides(text: str, skill: str) -> None:
    found = named(text)
    assert not skill or skill in found
    assert not found & (WRONG - {skill}), found
