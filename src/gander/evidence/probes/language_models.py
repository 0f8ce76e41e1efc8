"""Calls of language models, hosted or local; shared by the probes of language models."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gander.evidence.code import Call, Code
from gander.evidence.project import Project

_CALLS = re.compile(
    r"(?:^|\.)(?:chat\.completions\.(?:create|parse)|completions\.create|ChatCompletion\.a?create|Completion\.a?create|messages\.(?:create|stream)|responses\.(?:create|parse)"
    r"|generate_content\w*|create_chat_completion|create_completion|ChatOpenAI|AzureChatOpenAI|ChatAnthropic|ChatGoogleGenerativeAI|ChatOllama|ChatBedrock\w*|ChatGroq"
    r"|ChatVertexAI|ChatMistralAI|init_chat_model|LLMChain|OllamaLLM|HuggingFacePipeline|HuggingFaceHub|HuggingFaceEndpoint|InferenceClient|OpenAILike|chat_completion"
    r"|ollama\.(?:chat|generate)|litellm\.a?completion|invoke_model\w*|vllm\.LLM|llama_cpp\.Llama|text_generation|generateText|streamText|generateObject|streamObject|ChatCompletionsClient"
    r"|ConversationChain|RetrievalQA\S*|create_retrieval_chain|ConversationalRetrievalChain\S*|as_query_engine|as_chat_engine|stream_chat|query_engine\.query|acompletion|get_completion"
    r"|AutoModelForCausalLM\.from_pretrained|LlamaForCausalLM\.from_pretrained|GPT2LMHeadModel\.from_pretrained|T5ForConditionalGeneration\.from_pretrained|AutoModelForSeq2SeqLM\.from_pretrained|ChatPromptTemplate\.\w+|PromptTemplate\S*)$"
)
_IMPORTS = re.compile(
    r"^(?:openai|anthropic|langchain\w*|llama_index|google\.generativeai|google\.genai|cohere|mistralai|ollama|litellm|vllm|llama_cpp|groq|dspy|instructor|guidance|haystack|semantic_kernel|crewai|autogen\w*"
    r"|langgraph|pydantic_ai|smolagents|ragas|deepeval|together|replicate|@langchain/\S+|@anthropic-ai/sdk|@ai-sdk/\S+|ai|langfuse|trl|evals|transformers\.(?:AutoModelForCausalLM|LlamaForCausalLM|pipeline))(?:[./]|$)"
)
_WORDS = [
    "openai",
    "anthropic",
    "langchain",
    "llama_index",
    "generativeai",
    "genai",
    "cohere",
    "mistralai",
    "ollama",
    "litellm",
    "vllm",
    "llama_cpp",
    "groq",
    "dspy",
    "haystack",
    "semantic_kernel",
    "crewai",
    "autogen",
    "langgraph",
    "pydantic_ai",
    "smolagents",
    "ChatCompletion",
    "ChatOpenAI",
    "chat_completion",
    "completions",
    "messages",
    "generate_content",
    "AutoModelForCausalLM",
    "LlamaForCausalLM",
    "InferenceClient",
    "generateText",
    "streamText",
    "ai",
    "langchain_core",
    "langchain_openai",
    "langchain_community",
    "GPT2LMHeadModel",
    "AutoModelForSeq2SeqLM",
    "T5ForConditionalGeneration",
    "evals",
    "trl",
    "instructor",
    "OpenAI",
    "Anthropic",
    "LLM",
    "llm",
]


def is_llm_call(call: Call) -> bool:
    """Whether a call asks a language model, or makes one ready to be asked."""
    return _CALLS.search(call.of) is not None or _CALLS.search(call.name) is not None


def uses_llm(code: Code) -> bool:
    """Whether a file works with a language model."""
    return any(map(_IMPORTS.match, code.imports)) or any(map(is_llm_call, code.calls))


def llm_files(project: Project) -> Iterator[tuple[str, Code]]:
    """The files that work with a language model. Found once a project."""
    kept = project.notes.get("llm")
    if kept is None:
        kept = project.notes["llm"] = [path for path, code in project.codes(*_WORDS) if uses_llm(code)]
    for path in kept:  # type: ignore[attr-defined]
        yield path, project.code(path)
