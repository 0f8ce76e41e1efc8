"""Probes of models: the ways people do it, and what looks alike but is not."""

from __future__ import annotations

import pytest

from tests.evidence.probes.projects import assert_not_true, assert_true, cases, holds, look, notebook

LOOP = """
import torch
from torch import nn
for x, y in loader:
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
"""
FIT = "from sklearn.svm import SVC\nclf = SVC()\nclf.fit(X_train, y_train)\n"
NET = """
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(4, 2)
    def forward(self, x):
        return self.a(x)
"""
LOAD = """
from transformers import AutoModelForSequenceClassification, pipeline
pipe = pipeline("sentiment-analysis", model="x")
print(pipe("good"))
"""

TRUE = {
    "trains-a-model": [
        {"train.py": FIT},
        {"train.py": LOOP},
        {
            "n.ipynb": notebook(
                "from xgboost import XGBClassifier", "model = XGBClassifier()\nmodel.fit(X, y)"
            )
        },
        {"t.py": "import lightgbm as lgb\nlgb.train(params, data)\n"},
        {"t.py": "from transformers import Trainer\ntrainer = Trainer(model=m)\ntrainer.train()\n"},
        {"t.py": "import tensorflow as tf\nmodel = tf.keras.Sequential()\nmodel.fit(x, y, epochs=3)\n"},
        {"t.py": "import torch\n(loss / 2).backward()\nself.opt.step()\n"},
        {"t.py": "import jax, optax\ng = jax.grad(loss)(p)\np = optax.apply_updates(p, g)\n"},
        {"t.ts": "import * as tf from '@tensorflow/tfjs';\nconst m = tf.sequential();\nawait m.fit(x, y);\n"},
        {
            "A.java": "import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;\nclass A { void f() { model.fit(it); } }"
        },
        {"src/detector.c": '#include "darknet.h"\nvoid f() { loss = train_network(net, d); }\n'},
        {
            "est.py": "from sklearn.base import BaseEstimator, RegressorMixin\nclass E(BaseEstimator, RegressorMixin):\n"
            "    def fit(self, X, y): return self\n    def predict(self, X): return X\n"
        },
    ],
    "defines-an-architecture": [
        {"net.py": NET},
        {
            "m.py": "from tensorflow.keras import layers, models\nm = models.Sequential([layers.Conv2D(3, 3), layers.Dense(2)])\n"
        },
        {"cfg/yolo.cfg": "[net]\nbatch=1\n[convolutional]\nfilters=3\n"},
        {
            "m.js": "const tf = require('@tensorflow/tfjs');\nconst m = tf.sequential();\nm.add(tf.layers.dense({units: 1}));\nm.add(tf.layers.dense({units: 2}));"
        },
    ],
    "evaluates-on-held-out-data": [
        {
            "t.py": FIT
            + "from sklearn.metrics import accuracy_score\nprint(accuracy_score(y_test, clf.predict(X_test)))\n"
        },
        {"t.py": FIT + "from sklearn.model_selection import cross_val_score\ncross_val_score(clf, X, y)\n"},
        {
            "t.py": "import tensorflow as tf\nmodel = tf.keras.Sequential()\nmodel.fit(x, y, validation_split=0.2)\n"
        },
        {"t.py": LOOP + "def validate(model, val_loader):\n    loss = criterion(model(x), y)\n"},
        {"t.py": LOOP + "for x, y in test_loader:\n    correct = (model(x).argmax(1) == y).sum()\n"},
    ],
    "runs-inference": [
        {"p.py": LOAD},
        {"p.py": "import joblib\nmodel = joblib.load('m.pkl')\nprint(model.predict(x))\n"},
        {"detect.py": "import onnxruntime as ort\ns = ort.InferenceSession('m.onnx')\ns.run(None, {})\n"},
        {"m.cpp": "#include <onnxruntime_cxx_api.h>\nvoid f() { auto s = Ort::Session(env); s.Run(a); }\n"},
    ],
    "states-inputs-and-outputs": [
        {
            "a.py": "x = 1",
            "README.md": "# X\n\n## Input\n\nInput: a CSV with age in years\n\nOutput: the probability of default\n",
        },
        {
            "a.py": "def predict(x):\n    '''Predicts.\n\n    Args:\n        x: rows, shape (n, 3)\n\n    Returns:\n        labels, shape (n,)\n    '''\n"
        },
        {
            "api.py": "from pydantic import BaseModel\nclass QueryIn(BaseModel):\n    text: str\nclass AnswerOut(BaseModel):\n    label: str\n"
        },
    ],
    "runs-on-gpu": [
        {"t.py": LOOP + "device = torch.device('cuda')\n"},
        {"t.py": LOOP + "model.cuda()\n"},
        {"k.cu": "__global__ void k() {}\n"},
        {"t.py": "import xgboost\nm = xgboost.XGBClassifier(device='cuda')\nm.fit(x, y)\n"},
    ],
    "converts-a-model": [
        {"e.py": "import torch\ntorch.onnx.export(m, x, 'm.onnx')\n"},
        {"e.py": "import torch\ns = torch.jit.script(m)\n"},
        {"e.py": "import tensorflow as tf\nc = tf.lite.TFLiteConverter.from_keras_model(m)\n"},
        {"build.sh": "trtexec --onnx=m.onnx --saveEngine=m.engine\n"},
        {"convert_tf_to_pytorch.py": "import torch\nload(1)\n"},
    ],
    "frugal-with-resources": [
        {"t.py": LOOP + "with torch.cuda.amp.autocast():\n    pass\n"},
        {"t.py": "from functools import lru_cache\n@lru_cache(maxsize=None)\ndef f(x): return x\n"},
        {"conf.yaml": "gradient_accumulation_steps: 4\n"},
        {"benchmarks/speed.py": "import time\nt = time.perf_counter()\n"},
        {"t.py": "from transformers import TrainingArguments\na = TrainingArguments(fp16=True)\n"},
    ],
    "tracks-experiments": [
        {"t.py": FIT + "import mlflow\nmlflow.log_metric('a', 1)\n"},
        {"t.py": LOOP + "import wandb\nwandb.init(project='x')\n"},
        {"t.py": LOOP + "from torch.utils.tensorboard import SummaryWriter\nw = SummaryWriter()\n"},
        {"t.py": FIT + "df.to_csv('metrics.csv')\n"},
    ],
    "fine-tunes": [
        {
            "t.py": LOOP
            + "from transformers import AutoModelForCausalLM\nm = AutoModelForCausalLM.from_pretrained('x')\n"
        },
        {"t.py": LOOP + "import torchvision\nm = torchvision.models.resnet18(pretrained=True)\n"},
        {"t.py": "from peft import LoraConfig, get_peft_model\nm = get_peft_model(m, LoraConfig())\n"},
    ],
}
FALSE = {
    "trains-a-model": [
        {"a.py": "# model.fit(X, y)\n'''\nclf.fit(X, y)\n'''\nx = 'loss.backward(); optimizer.step()'\n"},
        {"a.py": "from sklearn.preprocessing import StandardScaler\ns = StandardScaler()\ns.fit(X)\n"},
        {"a.py": "import openai\nopenai.chat.completions.create(model='x')\n"},
        {"a.py": "import torch\n"},
        {"a.py": "plot.fit(window)\ncurve.fit(x)\n"},
    ],
    "defines-an-architecture": [
        {"a.py": "import torch.nn as nn\nclass FocalLoss(nn.Module):\n    def forward(self, x): return x\n"},
        {
            "a.py": "import torch.nn as nn\nclass Wrap(nn.Module):\n    def __init__(self):\n        self.m = AutoModel.from_pretrained('x')\n    def forward(self, x): return self.m(x)\n"
        },
        {"a.py": "# class Net(nn.Module): pass\n"},
    ],
    "evaluates-on-held-out-data": [
        {"t.py": FIT + "from sklearn.model_selection import train_test_split\na, b = train_test_split(X)\n"},
        {"t.py": FIT},
    ],
    "runs-inference": [
        {"p.py": "import openai\nopenai.chat.completions.create(model='x')\n"},
        {
            "p.py": "from transformers import AutoTokenizer\nt = AutoTokenizer.from_pretrained('x')\nt.encode('a')\n"
        },
        {"train.py": LOOP + "model.load_state_dict(torch.load('last.pt'))\n"},
    ],
    "states-inputs-and-outputs": [{"a.py": "x = 1", "README.md": "# X\n\nA thing that works.\n"}],
    "runs-on-gpu": [{"t.py": LOOP}, {"t.py": FIT + "# model.cuda()\n"}],
    "converts-a-model": [{"t.py": LOOP + "torch.save(m, 'm.pt')\n# torch.onnx.export(m)\n"}],
    "frugal-with-resources": [{"t.py": LOOP + "loader = DataLoader(d, batch_size=32)\n"}],
    "tracks-experiments": [{"t.py": LOOP + "print(loss)\nimport wandb\n"}],
    "fine-tunes": [
        {"t.py": LOOP},
        {"generate.py": "from m import GPT\nm = GPT.from_pretrained('gpt2')\n", "train.py": LOOP},
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
    for files in TRUE[probe][:1]:
        assert holds(probe, {**files, "broken.py": "def (:\n  fit import torch backward step\n"})
    assert not holds(
        probe, {"broken.py": "def (:\n model.fit( from_pretrained torch.onnx.export( lru_cache wandb\n"}
    )


def test_not_applicable_without_models():
    for probe in (
        "evaluates-on-held-out-data",
        "converts-a-model",
        "tracks-experiments",
        "fine-tunes",
        "runs-on-gpu",
    ):
        assert not look(probe, {"a.py": "print(1)\n"}).applicable


def test_the_place_is_the_line_of_the_file_in_notebooks_too():
    text = notebook("import torch", "x = 1\ntorch.onnx.export(m, x, 'a')")
    (place,) = look("converts-a-model", {"n.ipynb": text}).places
    assert "torch.onnx.export" in text.splitlines()[place.line - 1]
