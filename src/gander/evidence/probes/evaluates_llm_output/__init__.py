"""Evaluates a language model's output: generated text is scored by a metric, a judge or a harness."""

from __future__ import annotations

import re

from gander.evidence.code import Code
from gander.evidence.finding import Place, Seen, false, not_applicable, true
from gander.evidence.probes.language_models import llm_files
from gander.evidence.probes.places import files
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_SURE = re.compile(
    r"^(?:ragas\.\S+|deepeval\.\S+|langsmith\.\S*(?:evaluate|aevaluate|run_on_dataset|RunEvaluator)\S*|langchain\S*\.evaluation\S*|lm_eval\.\S+|evals\.\S+|trulens\S*\.\S+|llama_index\S*\.evaluation\.\S+|phoenix\.evals\.\S+"
    r"|promptfoo\S*|inspect_ai\.\S+|mlflow\.\S*genai\.\S*evaluate|openai\S*\.evals\.\S+|braintrust\.\S+|opik\.\S*evaluate\S*|giskard\.\S+|rouge_score\.\S+|sacrebleu\.\S+|bert_score\.\S+|alpaca_eval\.\S+|lighteval\.\S+|helm\.\S+)$"
)
_METRIC = re.compile(
    r"(?:^|\.)(?:rouge\w*|Rouge\w*|bleu\w*|sentence_bleu|corpus_bleu|exact_match\w*|compute_exact\w*|compute_f1|squad_\w+|bertscore|meteor\w*|bert_score|load_metric|evaluate\.load|compute_metrics|AspectCritic|faithfulness|answer_relevancy)$"
)
_JUDGE = re.compile(
    r"(?:llm[_ ]?as[_ ]?(?:a[_ ])?judge|llm[_ ]?judge|judge[_ ]?(?:llm|model|prompt|response"
    r"|answer)|grade[_ ]?(?:answer|response|output)\w*|(?:eval|score|grade|judge|rate"
    r"|assess)\w*_(?:answer|response|output|generation|summary|completion|prompt)s?\b"
    r"|pairwise_compar|win[_ ]?rate)",
    re.IGNORECASE,
)
_BENCH = re.compile(
    r"\b(?:mmlu|gsm8k|hellaswag|truthfulqa|human_?eval|mt[_-]?bench|arc[_-]challenge|bbh|big[_-]?bench|mbpp|vicuna|winogrande|swe[_-]?bench|alpaca[_-]?eval)\b",
    re.IGNORECASE,
)
_SCORES = re.compile(r"accura|correct|score|exact|evaluate|grade|judge|pass", re.IGNORECASE)


def look(project: Project) -> Seen:
    places = files(
        project,
        "evaluation configuration",
        r"(?:^|/)promptfooconfig[\w.]*\.ya?ml$",
        r"(?:^|/)evals/registry/",
    )
    used = False
    for path, code in llm_files(project):
        used = True
        place = _place(path, code)
        if place is not None:
            places.append(place)
    if places:
        return true(places)
    return false("no generated text is scored") if used else not_applicable("no language model is used here")


def _place(path: str, code: Code) -> Place | None:
    for call in code.calls:
        if _SURE.match(call.of):
            return Place(path, call.line, call.of)
        if _METRIC.search(call.of) and _generates(code):
            return Place(path, call.line, call.name)
    for name, line in code.imports.items():
        if _SURE.match(f"{name}.x") and len(code.calls) > 2:
            return Place(path, line, name)
    for function in code.functions:
        if _JUDGE.search(function.name):
            return Place(path, function.line, function.name)
    kind = next(
        (c for c in code.classes if _JUDGE.search(c.name) or re.search(r"Judge|Grader|Evaluator$", c.name)),
        None,
    )
    if kind is not None:
        return Place(path, kind.line, kind.name)
    text = next((t for t in code.texts if _BENCH.search(t.text[:400])), None)
    if (
        text is not None
        and any(map(_SCORES.search, (*code.variables, *(f.name for f in code.functions))))
        and _generates(code)
    ):
        return Place(path, text.line, "a benchmark of language models")
    return None


def _generates(code: Code) -> bool:
    names = {call.last() for call in code.calls}
    return bool(
        names
        & {
            "generate",
            "create",
            "invoke",
            "completion",
            "batch_decode",
            "decode",
            "chat",
            "predict",
            "run",
            "ainvoke",
            "pipeline",
            "generate_content",
        }
    )


PROBE = Probe("evaluates-llm-output", look, skills=("llm-evaluation",))
