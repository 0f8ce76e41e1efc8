"""More ways and look-alikes of the probes of models, each met in a real repository; all texts are invented."""

from __future__ import annotations

import pytest

from tests.evidence.probes.projects import assert_not_true, holds, look, notebook
from tests.evidence.probes.test_models import FIT, LOOP

CLIP = "import clip, torch\nmodel, p = clip.load('x')\n"
OWN_NET = (
    "import numpy as np\nclass Network:\n    def feedforward(self, a): return a\n"
    "    def sgd(self, data): self.backprop(data)\n    def backprop(self, x): return x\n"
)
TRUE = {
    "trains-a-model": [
        {"old.py": "from sklearn.svm import SVC\nprint 'fit'\nm = SVC()\nm.fit(x, y)\n"},
        {"n.py": OWN_NET},
        {
            "m.py": "import pytorch_lightning as pl\nclass M(pl.LightningModule):\n    def training_step(self, b): return 1\n"
        },
        {
            "m.py": "from keras.models import Model\nautoencoder = Model(a, b)\nautoencoder.fit(x, x, epochs=2)\n"
        },
        {
            "m.py": "from sklearn.linear_model import Ridge\nfrom own import make\nthing = make()\nthing.fit(X_train, y_train)\n"
        },
        {
            "m.py": "from sentence_transformers import SentenceTransformer\nm = SentenceTransformer('x')\nm.fit(d)\n"
        },
        {"m.py": "from gensim.models import Word2Vec\nw = Word2Vec(sentences)\n"},
        {"run.sh": "#!/bin/sh\npython -m spacy train config.cfg\n"},
        {"n.ipynb": notebook("x = 1", "!yolo task=detect mode=train data=a.yaml")},
        {"m.sql": "CREATE OR REPLACE MODEL d.m OPTIONS(model_type='linear_reg') AS SELECT 1\n"},
        {
            "gpt.c": "void gpt_backward(float *x) {}\nvoid gpt_update(float lr) { }\n// numpy\nint main() { gpt_backward(a); }\n"
        },
        {"net.ts": "export class Net { train(d) {} calculateDeltas(t) {} adjustWeights() {} }\n"},
        {
            "m.js": "const tf = require('@tensorflow/tfjs');\nconst optimizer = tf.train.sgd(1);\noptimizer.minimize(() => loss());\n"
        },
        {"m.py": "import tensorflow.compat.v1 as tf\nt = tf.train.AdamOptimizer(1).minimize(loss)\n"},
    ],
    "defines-an-architecture": [
        {"n.py": OWN_NET},
        {
            "m.py": "from thinc.api import chain, Maxout, Softmax\ndef build(n):\n    return chain(Maxout(n), Softmax(n))\n"
        },
        {"m.py": "import tensorflow as tf\nh = tf.layers.dense(x, 3)\nh = tf.layers.conv2d(h, 3, 3)\n"},
        {
            "m.py": "from keras.models import Sequential\nfrom keras.layers import *\nm = Sequential()\nm.add(Dense(3))\nm.add(Dense(1))\n"
        },
    ],
    "evaluates-on-held-out-data": [
        {"n.ipynb": notebook(CLIP, "a1 = accuracy(model(x), target)")},
        {"e.py": "import whisper, jiwer\nm = whisper.load_model('x')\nprint(jiwer.wer(ref, hyp))\n"},
        {"t.py": FIT + "m.fit(x, y, validation_data=val)\n"},
    ],
    "runs-inference": [
        {
            "a.py": "def load(m):\n    import keras\n    m.load_weights('w.h5')\n",
            "b.py": "from a import load\nmodel.predict(x)\n",
        },
        {"p.py": "import pickle\nm = pickle.load(f)\nprint(m.predict(x))\n"},
    ],
    "states-inputs-and-outputs": [
        {"a.py": "x = 1", "README.md": "# X\n\nTakes a batch of images and returns the class of each.\n"},
        {
            "a.py": "x = 1",
            "openapi.yaml": "paths:\n  /p:\n    post:\n      requestBody: {}\n      responses: {}\n",
        },
        {
            "a.py": "x = 1",
            "README.md": "| Feature | Meaning |\n|---|---|\n| age | years |\n| target | 1 = left |\n",
        },
    ],
    "converts-a-model": [
        {"export_hf.py": "import torch\ndef convert(a): return a\nconvert(1)\n"},
        {"w.py": "import tensorflow as tf\nimport torch\nw = tf.train.load_variable(p, n)\n"},
        {"m.py": "import torch\ndef convert_tf_to_torch(a): return a\n"},
        {"n.ipynb": notebook("x = 1", "!tensorflowjs_converter --input_format=keras a b")},
    ],
    "frugal-with-resources": [
        {
            "t.py": "import torch\nfor i, x in enumerate(d):\n    loss.backward()\n    if (i + 1) % 4 == 0:\n        optimizer.step()\n"
        },
        {"configs/zero.json": '{\n  "bf16": {\n    "enabled": "auto"\n  }\n}\n'},
        {"a_test.go": "package a\nfunc BenchmarkX(b *testing.B) { }\n"},
        {"lib/cache/store.rb": "class FileCache < Store\nend\n"},
        {"t/perf/p1.sh": "test_perf 'status' '\n\ttrue\n'\n"},
    ],
    "tracks-experiments": [
        {"t.py": LOOP + "with open(log_path, 'a') as f:\n    f.write(s)\n"},
        {"t.py": LOOP + "import mlflow\nmlflow.autolog()\n"},
    ],
    "fine-tunes": [
        {"t.py": LOOP + "model = load(args.model, args.pretrained_weights)\n"},
        {
            "t.js": "const m = await tf.loadLayersModel('x');\nhead.fit(x, y);\nconst tf = require('@tensorflow/tfjs');\n"
        },
    ],
}
FALSE = {
    "trains-a-model": [
        {"a.py": "import torch\nloss.backward()\nimage = image - image.grad\n"},
        {"a.py": "from sklearn.preprocessing import LabelEncoder\nenc = LabelEncoder()\nenc.fit(y)\n"},
        {"a.py": "from sklearn.pipeline import Pipeline\nimport torch\nmodel.train()\n"},
        {"run.sh": "# spacy train config.cfg\necho done\n"},
        {"a.py": "from sklearn.pipeline import Pipeline\npreprocessor = Pipeline(s)\npreprocessor.fit(x)\n"},
        {"n.ipynb": notebook("print('spacy train config.cfg')")},
    ],
    "defines-an-architecture": [{"a.py": "import torch.nn as nn\nmodel.fc = nn.Linear(3, 2)\n"}],
    "evaluates-on-held-out-data": [
        {"a.py": LOOP + "d = data.map(f)\nval = 3\n"},
        {"a.py": LOOP + "args = dict(train_dataset=t, eval_dataset=None)\n"},
        {"a.py": LOOP + "def valid_model_name(n):\n    raise error(n)\n"},
    ],
    "runs-inference": [
        {"t.py": LOOP + "from transformers import AutoModel\nm = AutoModel.from_pretrained('x')\n"},
        {"generate.py": "import pickle\ncache = pickle.load(f)\n"},
        {
            "a.py": "from transformers import AutoTokenizer\ntokz = AutoTokenizer.from_pretrained('x')\ntokz('a')\ngenerate(1)\n"
        },
    ],
    "states-inputs-and-outputs": [
        {
            "a.py": "x = 1",
            "README.md": "# X\n\n## Key features\n\n- [ ] Support multiple inputs: yes\n- [ ] Outputs: yes\n",
        },
        {"a.py": "x = 1", "README.md": "```python\n# Inputs\nx = f()\n# Outputs\nprint(x)\n```\n"},
        {"a.py": "x = 1", "README.md": "# Input\n\ntext\n" + "more\n" * 90 + "# Output\n\ntext\n"},
    ],
    "runs-on-gpu": [{"t.py": LOOP + "a = TrainingArguments(fp16=True)\n"}],
    "converts-a-model": [
        {"mail.c": "int convert_to_utf8(int a) { return a; }\nint main() { convert_to_utf8(1); }\n"}
    ],
    "frugal-with-resources": [
        {
            "gan.py": "import torch\nfor i in d:\n    if i % 5 == 0:\n        loss.backward()\n        optimizer.step()\n"
        },
        {"gan.py": "import torch\nloss.backward()\nopt_d.step()\nif i % 5 == 0:\n    opt_g.step()\n"},
        {"a.py": "import redis\nr = redis.Redis()\nr.get('a')\n"},
    ],
    "tracks-experiments": [
        {"t.py": LOOP + "import mlflow\nmlflow.openai.autolog()\nopen('data.txt', 'w')\n"}
    ],
    "fine-tunes": [
        {
            "t.js": "const tf = require('@tensorflow/tfjs');\nm.fit(x, y);\nconst n = await tf.loadLayersModel('x');\n"
        },
        {
            "eval.py": "import torchvision\nm = torchvision.models.resnet18(pretrained=True)\n",
            "train.py": LOOP,
        },
    ],
}


@pytest.mark.parametrize(("probe", "files"), [(p, files) for p, cases in TRUE.items() for files in cases])
def test_true(probe, files):
    seen = look(probe, files)
    assert seen.places, seen.why
    place = seen.places[0]
    assert place.file in files and 1 <= (place.line or 1) <= files[place.file].count("\n") + 1


@pytest.mark.parametrize(("probe", "files"), [(p, files) for p, cases in FALSE.items() for files in cases])
def test_false(probe, files):
    assert_not_true(probe, files)


def test_the_file_that_trains_comes_before_one_that_only_loads():
    loads = "from transformers import AutoModel\nm = AutoModel.from_pretrained('x')\ndef build(): return m\n"
    seen = look("fine-tunes", {"a.py": loads, "train.py": LOOP + loads})
    assert seen.places[0].file == "train.py"


def test_a_word_of_a_test_is_no_evaluation_of_a_model():
    files = {"a.py": "class X:\n    evals = 0\nX.evals += 1\n", "t.py": "d.map(f)\ntest = 1\n"}
    assert not look("evaluates-on-held-out-data", files).applicable


def test_old_and_new_python_are_seen_alike():
    loop = "for x in d:\n    loss.backward()\n    optimizer.step()\n"
    assert holds("trains-a-model", {"a.py": "import torch\nprint 'x'\n" + loop})
    assert holds("trains-a-model", {"a.py": "import torch\nprint('x')\n" + loop})
