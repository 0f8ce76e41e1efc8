"""Is frugal with resources: mixed precision, accumulation, low-bit loading, batching, caching, profiling."""

from __future__ import annotations

import re

from gander.evidence.code import Call, Code
from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.places import lines, some
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_CALLS = re.compile(
    r"(?:^|\.)(?:autocast|GradScaler|memoized?|checkpoint_sequential|gradient_checkpointing_enable|BitsAndBytesConfig|prepare_model_for_kbit_training|set_global_policy|half|bfloat16"
    r"|lru_cache|cache_result\w*|memoize\w*|map_batches|predict_batch|batch_predict|cProfile\.\w+|profiler\.\w+|Profile|LineProfiler|profile|timeit|enable_xformers_memory_efficient_attention|no_sync|mixed_precision\.\w+"
    r"|enable_model_cpu_offload|enable_attention_slicing|batch|cached|TTLCache|LRUCache|InMemoryCache|SQLiteCache|set_llm_cache|tracemalloc\.start|max_memory_allocated|memory_usage)$"
)
_OF = re.compile(
    r"^(?:torch\.(?:cuda\.)?amp\.\w+|torch\.autocast|torch\.utils\.checkpoint\.\w+|apex\.amp\.\w+|functools\.(?:lru_cache|cache)|joblib\.Memory\S*|diskcache\.\S+|cachetools\.\S+"
    r"|aiocache\.\S+|streamlit\.(?:cache\w*|experimental_\w+)|django\.core\.cache\.\S+|flask_caching\.\S+|fastapi_cache\.\S+|cProfile\.\S+|torch\.profiler\.\S+|torch\.utils\.bottleneck"
    r"|torch\.utils\.benchmark\.\S+|line_profiler\.\S+|memory_profiler\.\S+|pyinstrument\.\S+|timeit\.\S+|tracemalloc\.\S+|ray\.serve\.batch|tensorflow\.keras\.mixed_precision\.\S+"
    r"|keras\.mixed_precision\.\S+|torch\.cuda\.max_memory_allocated|langchain\S*\.cache\S*|redis\.\S*setex|lru-cache\S*|node-cache\S*|memoizee\S*|tinybench\S*|benchmark\.\S*Suite\S*|com\.google\.common\.cache\.\S+"
    r"|com\.github\.benmanes\.caffeine\.\S+|org\.openjdk\.jmh\.\S+|org\.springframework\.cache\.\S*Cacheable|Cacheable|github\.com/\S*cache\S*|pytest_benchmark\S*|requests_cache\.\S+|cachier\.\S+)$"
)
_KEYS = {
    "fp16": "True",
    "bf16": "True",
    "gradient_accumulation_steps": "",
    "accumulate_grad_batches": "",
    "gradient_checkpointing": "True",
    "load_in_4bit": "True",
    "load_in_8bit": "True",
    "batchable": "True",
    "use_checkpoint": "",
    "use_checkpointing": "",
}
_PRECISION = re.compile(r"^(?:16|bf16|fp16|16-mixed|bf16-mixed|float16|bfloat16)")
_SETTING = (
    r"^\s*-{0,2}[\"']?(?:(?:fp16|bf16|mixed_precision|use_amp|amp|half|gradient_checkpointing"
    r"|load_in_[48]bit)[\"']?\s*[:= ]\s*[\"']?(?:true|fp16|bf16|1\b|\{)"
    r"|gradient_accumulation_steps[\"']?\s*[:= ]\s*(?:[2-9]|\d\d)"
    r"|accumulate_grad_batches[\"']?\s*[:= ]\s*(?:[2-9]|\d\d)|dynamic_batching|max_queue_delay)"
    r"|^\s*--(?:fp16|bf16|mixed_precision)\b"
)
_MAGIC = r"^\s*\"?%%?(?:time(?:it)?|memit|prun|lprun)\b"
_BENCH = re.compile(
    r"(?:^|/)(?:\w*bench(?:mark)?\w*|profil\w*|perf(?:ormance)?_?\w*)(?:/|\.py|\.ipynb|\.\w+$)|(?:^|/)(?:asv_bench|benchmarks?)/",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"(?:^|\.)(?:perf_counter(?:_ns)?|time|process_time|monotonic|now|synchronize|elapsed_time|Timer|nanoTime|what_time_is_it_now)$"
)
_OTHER_FILES = (
    r"(?:bench|perf|cach)[^/]*/[^/]+\.(?:rb|php|rs|scala|kt|cs|sh|jl|exs?|swift)$"
    r"|(?:bench|cach)\w*\.(?:rb|php|rs|scala|kt|cs|jl|exs?)$"
)
_OTHER = (
    r"\bBenchmark(?:\.|::|Dotnet)|\btest_perf\b|criterion_group!|\bhyperfine\b|\bmicrotime\(|\bRails\.cache\b"
    r"|class \w*Cache\w*\b.*(?:Store|Interface|Adapter|Pool)|\bCache::remember|\b@btime\b|\[Benchmark\]"
)
"""in languages whose code is not parsed here: a line of a file that is named for it"""
_WORDS = [
    "autocast",
    "cached",
    "map_batches",
    "float16",
    "bfloat16",
    "kFP16",
    "FP16",
    "profiling",
    "timer",
    "GradScaler",
    "amp",
    "checkpoint",
    "BitsAndBytesConfig",
    "lru_cache",
    "joblib",
    "Memory",
    "diskcache",
    "cachetools",
    "cProfile",
    "profiler",
    "timeit",
    "fp16",
    "bf16",
    "gradient_accumulation_steps",
    "accumulate_grad_batches",
    "gradient_checkpointing",
    "load_in_4bit",
    "load_in_8bit",
    "mixed_precision",
    "batchable",
    "precision",
    "perf_counter",
    "tracemalloc",
    "redis",
    "cache_data",
    "cache_resource",
    "torch_dtype",
    "memory_profiler",
    "pyinstrument",
    "gradient_checkpointing_enable",
    "accumulation",
    "no_sync",
    "accum_iter",
    "accumulate",
    "max_memory_allocated",
    "backward",
    "memory_usage",
    "line_profiler",
    "benchmark",
    "cachetools",
    "TTLCache",
    "lru",
    "caffeine",
    "jmh",
    "Cacheable",
    "testing",
    "memoize",
    "autograd_profiler",
]

_CACHES = ("functools", "joblib", "django", "streamlit", "redis", "cachetools", "diskcache", "langchain")


def look(project: Project) -> Seen:
    benchmarks = (path for path in project.code_paths() if _BENCH.search(path))
    caches = project.with_words("cache", also=_CACHES)
    paths = dict.fromkeys((*project.with_words(*_WORDS), *caches, *benchmarks))
    places = some(place for path in paths if (place := _place(path, project.code(path))))
    settings = project.named(
        r"\.(?:ya?ml|toml|sh|bash|pbtxt|gin)$",
        r"(?:deepspeed|ds_|zero\d?|accelerate|configs?)[/\w.-]*\.json$",
    )
    places += lines(project, "resource setting", _SETTING, settings)
    if not places:
        places += lines(project, "benchmark or cache", _OTHER, project.named(_OTHER_FILES))
    return (
        true(places)
        if places
        else false("no mixed precision, accumulation, low-bit loading, batching, caching or profiling")
    )


def _place(path: str, code: Code) -> Place | None:
    for call in code.calls:
        if _frugal(call):
            return Place(path, call.line, call.name)
        if _BENCH.search(path) and _TIMES.search(call.of):
            return Place(path, call.line, f"measured in {path.rpartition('/')[2]}")
    for function in code.functions:
        if code.language == "go" and function.name.startswith("Benchmark"):
            return Place(path, function.line, function.name)
        for mark in function.decorators:
            if _OF.match(mark) or _CALLS.search(mark):
                return Place(path, function.line, mark)
    for kind in code.classes:
        if _FIELDS & set(kind.fields):
            return Place(path, kind.line, kind.name)
    flag = next((n for n in code.names if _FLAGS.search(n)), None)
    if flag is not None:
        return Place(path, code.names[flag], flag)
    timed = next((f for f in code.functions if _MEASURES.search(f.name)), None)
    if timed is not None and any(_TIMES.search(c.of) for c in code.calls):
        return Place(path, timed.line, timed.name)
    steps = next((c for c in code.calls if re.search(r"accum\w*_(?:steps|iter)", c.name)), None)
    steps = steps or _accumulates(code)
    return Place(path, steps.line, steps.name) if steps else None


_OPTION = re.compile(
    r"^--?(?:fp16|bf16|half|amp|use[-_]amp|mixed[-_]precision|grad(?:ient)?[-_]accum\w*|accum[-_]iter|accumulate\w*"
    r"|gradient[-_]checkpointing|load[-_]in[-_][48]bit|use[-_]checkpoint)"
)
_FIELDS = frozenset(
    [
        "fp16",
        "bf16",
        "gradient_checkpointing",
        "gradient_accumulation_steps",
        "load_in_4bit",
        "load_in_8bit",
        "mixed_precision",
    ]
)
_FLAGS = re.compile(
    r"(?:^|\.)(?:kFP16|kINT8|FP16|fp16_mode|int8_mode|BuilderFlag\.(?:FP16|INT8|BF16)|float16|bfloat16)$"
)
_MEASURES = re.compile(
    r"(?:^|_)(?:timer|timeit|profil\w*|benchmark\w*|bench|measure_(?:time|latency|memory)|log_time|time_it|speed_?test)(?:_|$)",
    re.IGNORECASE,
)


def _accumulates(code: Code) -> Call | None:
    """The optimiser's step that waits for several backward passes: the steps all do, the passes do not."""
    steps = [c for c in code.calls if c.last() == "step" and re.search(r"optim|opt\b|scaler", c.name, re.I)]
    gradients = [c for c in code.calls if c.last() == "backward"]
    if steps and gradients and all(c.every for c in steps) and not any(c.every for c in gradients):
        return steps[0]
    return None


def _frugal(call: Call) -> bool:
    if call.last() == "add_argument" and any(map(_OPTION.match, call.texts)):
        return True
    if _OF.match(call.of):
        return True
    if _CALLS.search(call.name) and call.last() in (
        "autocast",
        "GradScaler",
        "lru_cache",
        "memoize",
        "max_memory_allocated",
        "BitsAndBytesConfig",
        "gradient_checkpointing_enable",
        "prepare_model_for_kbit_training",
        "map_batches",
        "predict_batch",
        "batch_predict",
    ):
        return True
    for key, wanted in _KEYS.items():
        value = call.keyword(key)
        if (
            value is not None
            and value not in ("False", "None", "0", "1")
            and (not wanted or value == wanted or "." in value)
        ):
            return True
    precision = call.keyword("precision") or ""
    return _PRECISION.match(precision) is not None


PROBE = Probe("frugal-with-resources", look)
