"""What is imported and what the added lines use of it, language by language."""

from __future__ import annotations

import time

import pytest

from gander.evidence.imports import language_of, read_imports, used_keys


@pytest.mark.parametrize(
    ("language", "text", "keys"),
    [
        ("py", "import torch\n", "py:torch"),
        ("py", "import numpy as np, pandas as pd  # tables\n", "py:numpy py:pandas"),
        ("py", "    from torch import nn\n", "py:torch.nn"),
        ("py", "from a.b import (\n    c,  # one\n    d as e,\n)\n", "py:a.b.c py:a.b.d"),
        ("py", "from tensorflow import *\n", "py:tensorflow"),
        ("py", "from . import local\nfrom .x import y\n", ""),
        ("py", "important = 3\n# import torch\n>>> import os\n", ""),
        ("js", "import React, { useState } from 'react'\n", "js:react"),
        ("js", 'import * as tf from "@tensorflow/tfjs"\n', "js:@tensorflow/tfjs"),
        ("js", "const { Pool } = require('pg')\n", "js:pg"),
        ("js", "import 'dotenv/config'\nimport x from './local'\n", "js:dotenv/config"),
        ("js", "import type { A } from 'zod'\nconst b = await import('node:fs')\n", "js:zod js:fs"),
        ("go", 'package x\nimport "fmt"\n', "go:fmt"),
        (
            "go",
            'import (\n\tlog "github.com/rs/zerolog"\n\t_ "github.com/lib/pq"\n)\n',
            "go:github.com/rs/zerolog go:github.com/lib/pq",
        ),
        ("go", 'package x\nfunc f() {\n\treturn "not/an/import"\n}\n', ""),
        ("java", "import org.apache.spark.sql.SparkSession;\n", "jvm:org.apache.spark.sql.SparkSession"),
        ("java", "import static org.junit.Assert.*;\n/* import a.B; */\n", "jvm:org.junit.Assert"),
        ("jvm", "import org.apache.spark.sql.SparkSession\n", "jvm:org.apache.spark.sql.SparkSession"),
        (
            "jvm",
            "import org.apache.spark.sql.{Dataset, Row => R}\n",
            "jvm:org.apache.spark.sql.Dataset jvm:org.apache.spark.sql.Row",
        ),
        ("jvm", "import java.util.*;\n", "jvm:java.util"),
        ("r", "library(dplyr)\nrequire('ggplot2')\n", "r:dplyr r:ggplot2"),
        ("rust", "use tokio::sync::mpsc;\nuse std::fmt;\nuse crate::x;\n", "rust:tokio"),
        ("c", '#include <torch/torch.h>\n#include "own.h"\n', "c:torch/torch.h c:own.h"),
    ],
)
def test_keys(language, text, keys):
    assert read_imports(language, text).keys() == set(keys.split())


@pytest.mark.parametrize(
    ("language", "text", "added", "used"),
    [
        # a changed path is no work with PyTorch, though the file imports it
        ("py", "import torch\npath = 'b'\n", ["path = 'b'"], ""),
        ("py", "import torch\nx = torch.ones(3)\n", ["x = torch.ones(3)"], "py:torch"),
        ("py", "from torch import nn as n\n", ["return n.Linear(1, 2)"], "py:torch.nn"),
        # an attribute of that name is something else
        ("py", "import torch\n", ["self.torch = None"], ""),
        # what was made of an import at the left margin stands for it
        ("py", "from fastapi import FastAPI\napp = FastAPI()\n", ["@app.get('/')"], "py:fastapi.FastAPI"),
        (
            "js",
            "import React from 'react'\nexport default () => <p>x</p>\n",
            ["export default () => <p>x</p>"],
            "js:react",
        ),
        ("js", "import React from 'react'\nexport default () => <p>x</p>\n", ["const a = 1"], ""),
        ("js", "import { z } from 'zod'\n", ["const a = z.string()"], "js:zod"),
        ("go", 'import "github.com/gin-gonic/gin"\n', ["r := gin.Default()"], "go:github.com/gin-gonic/gin"),
        (
            "go",
            'import "github.com/redis/go-redis/v9"\n',
            ["c := redis.NewClient(o)"],
            "go:github.com/redis/go-redis/v9",
        ),
        ("rust", "fn main() {}\n tokio::spawn(f());", ["tokio::spawn(f());"], "rust:tokio"),
        ("rust", "mod own;\nfn f() { own::g() }", ["own::g()"], ""),
        ("r", "x <- dplyr::filter(y)\n", ["x <- dplyr::filter(y)"], "r:dplyr"),
        ("c", "#include <opencv2/core.hpp>\n", ["cv::Mat m;"], "c:opencv2/core.hpp"),
        ("c", "#include <opencv2/core.hpp>\n#include <boost/any.hpp>\n", ["int n = count(m);"], ""),
        ("c", "#include <boost/any.hpp>\n#include <omp.h>\n", ["omp_set_num_threads(2);"], "c:omp.h"),
        ("c", "#include <boost/any.hpp>\n", ["std::vector<boost::any> v;"], "c:boost/any.hpp"),
        ("c", "#include <QtCore>\n", ["QString name = query();"], "c:QtCore"),
        ("c", "#include <QtCore>\n", ["int n = query();"], ""),
        ("sql", "select 1 from {{ ref('orders') }}\n", ["select 1 from x"], "sql:dbt"),
        ("sql", "select 1 from orders\n", ["select 1 from orders"], ""),
        ("py", "from tensorflow import *\n", [], ""),
    ],
)
def test_used(language, text, added, used):
    assert used_keys(language, read_imports(language, text), text, added) == set(used.split())


@pytest.mark.parametrize(
    ("path", "language"),
    [("a/b.py", "py"), ("x.TSX", "js"), ("n.ipynb", "py"), ("k.cu", "c"), ("README", None), ("a.sql", "sql")],
)
def test_language(path, language):
    assert language_of(path) == language


@pytest.mark.parametrize("language", ["py", "js", "go", "java", "jvm", "rust", "r", "c", "sql"])
def test_hostile_text_takes_no_long_time(language):
    texts = (
        "import " * 40_000,
        "import {" + "a," * 60_000,
        "use a::" * 30_000,
        "from x import (" * 9_000,
        " " * 200_000,
        "import a from 'b';" * 9_000,
        "import x;" * 20_000,
        '\'"""\nimport x\n' * 5_000,
        "import (#" + "#" * 50_000,
        "from a\\\n" * 30_000 + " import x",
        "try:" * 50_000 + "import x",
    )
    start = time.perf_counter()
    for text in texts:
        read_imports(language, text)
    assert time.perf_counter() - start < 5
