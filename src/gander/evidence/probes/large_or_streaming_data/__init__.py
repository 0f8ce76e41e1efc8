"""Handles large or streaming data: engines, queues, streams, lazy or chunked reading, many machines."""

from __future__ import annotations

import re

from gander.evidence.code import Call, Code
from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.places import lines, some
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_IMPORTS = re.compile(
    r"^(?:pyspark|dask|ray\.data|apache_beam|pyflink|kafka|confluent_kafka|aiokafka|faust|webdataset|streaming|litdata|vaex|modin|org\.apache\.(?:spark|kafka|flink|beam|storm|hadoop)|kafkajs|github\.com/(?:segmentio/kafka-go|IBM/sarama|confluentinc/\S+)"
    r"|google\.cloud\.pubsub\S*|bytewax|pathway|quixstreams|fugue|daft|databricks|delta|petastorm|tensorflow_datasets\.beam|deepspeed|torch\.distributed\.fsdp|horovod|megatron|pulsar|nats)(?:[./]|$)"
)
_CALLS = re.compile(
    r"(?:^|\.)(?:SparkSession\.\S+|KafkaProducer|KafkaConsumer|readStream\S*|writeStream\S*|TFRecordDataset|TFRecordWriter|interleave|memmap|IterableDataset|WebDataset|scan_(?:parquet|csv|ndjson|ipc|delta)|sink_parquet|read_csv_batched"
    r"|init_process_group|DistributedDataParallel|FullyShardedDataParallel|fully_shard|put_records?|kinesis\S*|publish|StreamingContext|GoogleCloudPubSub\w*|from_generator_distributed|create_stream|ReadFromPubSub|from_spark|dask\.dataframe\.\S+|dd\.read_\w+|BigQueryIO\S*|MultiWorkerMirroredStrategy)$"
)
_CHUNKS = ("chunksize", "iterator", "batch_size_rows")
_SETTING = (
    r"\btorchrun\b|--nnodes\b|--nproc_per_node|accelerate launch.*multi|deepspeed .*\.py"
    r"|image:\s*\S*(?:kafka|spark|flink|pulsar|redpanda)|spark-submit"
)
_WORDS = [
    "pyspark",
    "LOCAL_RANK",
    "WORLD_SIZE",
    "dask",
    "ray",
    "apache_beam",
    "pyflink",
    "kafka",
    "confluent_kafka",
    "aiokafka",
    "faust",
    "webdataset",
    "vaex",
    "SparkSession",
    "KafkaProducer",
    "KafkaConsumer",
    "readStream",
    "TFRecordDataset",
    "TFRecordWriter",
    "memmap",
    "IterableDataset",
    "scan_parquet",
    "scan_csv",
    "init_process_group",
    "DistributedDataParallel",
    "FullyShardedDataParallel",
    "chunksize",
    "streaming",
    "put_record",
    "put_records",
    "kafkajs",
    "spark",
    "flink",
    "beam",
    "hadoop",
    "pubsub_v1",
    "fully_shard",
    "deepspeed",
    "horovod",
    "delta",
    "MultiWorkerMirroredStrategy",
    "daft",
    "bytewax",
    "interleave",
    "databricks",
    "petastorm",
    "pubsub",
]


def look(project: Project) -> Seen:
    places = some(place for path, code in project.codes(*_WORDS) if (place := _place(path, code)))
    settings = project.named(r"\.(?:sh|bash|ya?ml)$", r"(?:^|/)(?:makefile|dockerfile)[\w.-]*$")
    places += lines(project, "large data", _SETTING, settings)
    return (
        true(places)
        if places
        else false("no engine, queue, stream, lazy or chunked reading, nor training on many machines")
    )


def _place(path: str, code: Code) -> Place | None:
    used = {call.of.partition(".")[0] for call in code.calls} | {
        name.partition(".")[0] for name in code.names
    }
    for name, line in code.imports.items():
        if _IMPORTS.match(name) and (
            code.language != "py" or name.partition(".")[0] in used or len(code.calls) > 3
        ):
            return Place(path, line, name)
    rank = next(
        (t for t in code.texts if t.text in ("LOCAL_RANK", "WORLD_SIZE", "OMPI_COMM_WORLD_SIZE")), None
    )
    if rank is not None:
        return Place(path, rank.line, f"training on many processes ({rank.text})")
    call = next((c for c in code.calls if _large(c)), None)
    return Place(path, call.line, call.name) if call else None


def _large(call: Call) -> bool:
    if call.last() == "publish":
        return "pubsub" in call.of or "kafka" in call.of
    if call.last() == "interleave" and "tensorflow" not in call.of and "dataset" not in call.name.lower():
        return False
    if _CALLS.search(call.of) or _CALLS.search(call.name):
        return True
    if call.last() in ("load_dataset",) and call.keyword("streaming") == "True":
        return True
    reads = call.last().startswith(("read_", "iter_", "scan_"))
    return reads and any(call.keyword(k) not in (None, "None", "False") for k in _CHUNKS)


PROBE = Probe("large-or-streaming-data", look, skills=("big-data",))
