"""Probes of language models, services and data: the ways people do it, and what looks alike but is not."""

from __future__ import annotations

import pytest

from tests.evidence.probes.projects import assert_not_true, assert_true, cases, holds, look

LLM = "from openai import OpenAI\nclient = OpenAI()\nr = client.chat.completions.create(model='x', messages=m)\n"
TRUE = {
    "retrieval-augmented-generation": [
        {"rag.py": "from langchain.chains import RetrievalQA\nqa = RetrievalQA.from_chain_type(llm=llm)\n"},
        {"rag.py": LLM + "import faiss\nhits = index.search(v, 5)\n"},
        {"rag.py": "import chromadb\n" + LLM + "docs = collection.query(q)\n"},
        {
            "rag.py": LLM
            + "p = 'Answer from this context and nothing else: {context}'\nd = store.similarity_search(q)\n"
        },
    ],
    "evaluates-llm-output": [
        {"e.py": LLM + "from ragas import evaluate\nevaluate(d)\n"},
        {"e.py": LLM + "def grade_answer(a, b):\n    return a == b\n"},
        {"promptfooconfig.yaml": "prompts: []\n"},
    ],
    "agents": [
        {"a.py": "from langgraph.graph import StateGraph\ng = StateGraph(S)\n"},
        {
            "a.py": "from openai import OpenAI\nr = client.chat.completions.create(tools=TOOLS, messages=m)\nfor call in r.tool_calls:\n    execute_tool(call)\n"
        },
        {"server.py": "from mcp.server.fastmcp import FastMCP\nmcp = FastMCP('x')\n"},
    ],
    "large-or-streaming-data": [
        {"j.py": "from pyspark.sql import SparkSession\ns = SparkSession.builder.getOrCreate()\n"},
        {"j.py": "import polars as pl\nlf = pl.scan_parquet('x')\n"},
        {"j.py": "import pandas as pd\nfor c in pd.read_csv('x', chunksize=1000): pass\n"},
        {"run.sh": "torchrun --nproc_per_node 2 train.py\n"},
        {"j.py": "from datasets import load_dataset\nd = load_dataset('x', streaming=True)\n"},
    ],
    "data-pipeline": [
        {"dags/d.py": "from airflow import DAG\nwith DAG('x') as dag:\n    pass\n"},
        {"dbt_project.yml": "name: x\n"},
        {"dvc.yaml": "stages:\n  a:\n    cmd: x\n"},
        {"etl.py": "def extract(): pass\ndef transform(d): pass\ndef load(d): pass\n"},
        {"f.py": "from prefect import flow, task\n@task\ndef a(): pass\n@flow\ndef b(): a()\n"},
    ],
    "serious-sql": [
        {"q.sql": "WITH a AS (SELECT 1 AS x) SELECT x FROM a;\n"},
        {"q.sql": "SELECT a, row_number() OVER (PARTITION BY b ORDER BY c) FROM t;\n"},
        {"q.py": 'Q = """SELECT a.x FROM a JOIN b ON a.i = b.i JOIN c ON c.i = b.i WHERE a.x > 1"""\n'},
        {"models/m.sql": "with o as (select * from {{ ref('orders') }})\nselect * from o\n"},
        {
            "s.sql": "CREATE TABLE a (i int primary key);\nCREATE TABLE b (i int primary key);\nCREATE TABLE c (i int references a(i));\n"
        },
    ],
    "versions-data": [
        {"data/raw.csv.dvc": "outs:\n"},
        {".gitattributes": "*.parquet filter=lfs diff=lfs merge=lfs -text\n"},
        {"d.py": "import pooch\np = pooch.retrieve('https://example.org/x', known_hash='sha256:abc')\n"},
        {"d.py": "from datasets import load_dataset\nd = load_dataset('x', revision='v1.2')\n"},
    ],
    "monitored": [
        {"a.py": "from prometheus_client import Counter\nc = Counter('a', 'b')\n"},
        {"compose.yaml": "services:\n  g:\n    image: grafana/grafana:11\n"},
        {"a.py": "import sentry_sdk\nsentry_sdk.init()\n"},
    ],
    "serves-an-api": [
        {"a.py": "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/x')\ndef x(): return 1\n"},
        {"a.py": "from flask import Flask\napp = Flask(__name__)\n@app.route('/')\ndef x(): return ''\n"},
        {
            "s.js": "const express = require('express');\nconst app = express();\napp.get('/x', (q, r) => r.send(1));"
        },
        {
            "A.java": "import org.springframework.web.bind.annotation.RestController;\n@RestController\nclass A { }"
        },
        {"m.go": 'package main\nimport "net/http"\nfunc main() { http.HandleFunc("/", f) }'},
        {"models/m/config.pbtxt": 'platform: "onnxruntime_onnx"\nmax_batch_size: 8\n'},
        {"app/api/x/route.ts": "export async function GET() {}"},
        {"h.py": "def lambda_handler(event, context):\n    return {'statusCode': 200}\n"},
    ],
}
FALSE = {
    "retrieval-augmented-generation": [
        {"a.py": LLM},
        {"a.py": "import faiss\nindex.search(v, 5)\n"},
        {"a.py": "# RetrievalQA.from_chain_type(llm)\n" + LLM},
    ],
    "evaluates-llm-output": [{"a.py": LLM}],
    "agents": [
        {"a.py": LLM},
        {"rl.py": "import gym\nclass Agent:\n    def act(self, s): return 0\nagent = Agent()\n"},
        {"a.py": "print('tools', tools=1)\n"},
    ],
    "large-or-streaming-data": [
        {"a.py": "import pandas as pd\npd.read_csv('x')\n"},
        {"a.py": "import pyspark\n"},
    ],
    "data-pipeline": [
        {"train.py": "def load_data(): pass\ndef preprocess(d): pass\ndef save_model(m): pass\n"},
        {"a.py": "# from airflow import DAG\n"},
        {"clip.py": "def _download(u): pass\ndef _transform(n): pass\ndef load(n): pass\n"},
    ],
    "serious-sql": [
        {"q.sql": "SELECT * FROM t WHERE a = 1;\n"},
        {"migrations/001.sql": "WITH a AS (SELECT 1) SELECT * FROM a;\n"},
        {"q.py": "# WITH a AS (SELECT 1) SELECT * FROM a\nx = 'select one of these from the menu'\n"},
    ],
    "versions-data": [
        {"a.py": "import hashlib\nh = hashlib.md5(b'x').hexdigest()\n"},
        {"a.py": "from datasets import load_dataset\nd = load_dataset('x', revision='main')\n"},
    ],
    "monitored": [
        {"a.py": "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/health')\ndef h(): return 1\n"}
    ],
    "serves-an-api": [
        {"c.py": "import requests\nrequests.get('https://example.org')\n"},
        {"app.py": "import streamlit as st\nst.title('x')\n"},
        {"a.py": "from fastapi import FastAPI\n# @app.get('/x')\n"},
        {"c.js": "const axios = require('axios');\naxios.get('/x');"},
    ],
}


@pytest.mark.parametrize(("probe", "files"), cases(TRUE))
def test_true(probe, files):
    assert_true(probe, files)


@pytest.mark.parametrize(("probe", "files"), cases(FALSE))
def test_false(probe, files):
    assert_not_true(probe, files)


@pytest.mark.parametrize("probe", list(TRUE))
def test_a_broken_file_costs_only_itself(probe):
    assert holds(
        probe, {**TRUE[probe][0], "broken.py": "def (:\n", "broken.sql": "WITH WITH ((", "b.ts": "{{{"}
    )


def test_not_applicable():
    assert not look("evaluates-llm-output", {"a.py": "print(1)\n"}).applicable
    assert not look("monitored", {"a.py": "print(1)\n"}).applicable
