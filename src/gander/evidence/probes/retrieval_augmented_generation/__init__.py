"""Retrieval-augmented generation: passages are retrieved and given to a language model for its answer."""

from __future__ import annotations

import re

from gander.evidence.code import Code
from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.language_models import llm_files
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_WHOLE = re.compile(
    r"(?:^|\.)(?:RetrievalQA\w*(?:\.\w+)?|create_retrieval_chain|ConversationalRetrievalChain(?:\.\w+)?|create_stuff_documents_chain|as_query_engine|as_chat_engine|RetrieverQueryEngine\S*"
    r"|ContextChatEngine\S*|create_history_aware_retriever|RetrievalQAWithSourcesChain\S*|MultiVectorRetriever|VectorDBQA\S*|dspy\.Retrieve|RagTokenForGeneration\S*|createRetrievalChain|asRetriever)$"
)
_RETRIEVES = re.compile(
    r"(?:^|\.)(?:similarity_search\w*|as_retriever|get_relevant_documents|aget_relevant_documents|retrieve\w*|query_points|max_marginal_relevance_search|from_documents|from_texts|semantic_search"
    r"|hybrid_search|vector_search|knn_search|search_documents|get_context\w*|retriever\.\w+|asimilarity_search\w*|collection\.query|index\.(?:query|search)|client\.search|bm25\.\w+|get_top_n|similaritySearch\w*"
    r"|IndexFlat\w*|near_text|with_near_\w+|fetch_context|search_similar\w*|find_similar\w*|rerank\w*|VectorStoreIndex\S*|from_vector_store)$",
    re.IGNORECASE,
)
_STORES = re.compile(
    r"^(?:faiss|chromadb|qdrant_client|pinecone|weaviate|pymilvus|pgvector|lancedb|rank_bm25|annoy|hnswlib|langchain\w*\S*(?:vectorstores|Chroma|FAISS|Pinecone|Qdrant|retrievers)\S*|llama_index\S*|haystack\S*"
    r"|langchain_(?:chroma|pinecone|qdrant|weaviate|milvus|postgres)\S*|txtai|vespa|elasticsearch|opensearchpy|@pinecone-database\S*|sentence_transformers\S*|turbopuffer|marqo)"
)
_SAYS = re.compile(r"context|passage|document|chunk|retriev", re.IGNORECASE)


def look(project: Project) -> Seen:
    places: list[Place] = []
    weak: list[Place] = []
    stores = False
    for path, code in llm_files(project):
        whole = next((c for c in code.calls if _WHOLE.search(c.of) or _WHOLE.search(c.name)), None)
        if whole is not None:
            places.append(Place(path, whole.line, whole.name))
            continue
        stores = stores or _has_store(code)
        found = next((c for c in code.calls if _RETRIEVES.search(c.name)), None)
        if found is not None:
            (places if _has_store(code) or _prompts(code) else weak).append(
                Place(path, found.line, found.name)
            )
    stores = stores or any(_has_store(code) for _, code in project.codes(*_STORE_WORDS))
    places = places or (weak if stores else [])
    return true(places) if places else false("no passages are retrieved and given to a language model")


def _has_store(code: Code) -> bool:
    return any(map(_STORES.match, code.imports))


def _prompts(code: Code) -> bool:
    """Whether a text of the file speaks of a context that is filled in."""
    return any(len(t.text) > 40 and _SAYS.search(t.text) and "{" in t.text for t in code.texts)


_STORE_WORDS = [
    "faiss",
    "chromadb",
    "qdrant_client",
    "pinecone",
    "weaviate",
    "pymilvus",
    "pgvector",
    "lancedb",
    "rank_bm25",
    "Chroma",
    "FAISS",
    "Pinecone",
    "Qdrant",
    "elasticsearch",
    "hnswlib",
]
PROBE = Probe("retrieval-augmented-generation", look, skills=("retrieval-augmented-generation",))
