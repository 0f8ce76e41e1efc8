"""Builds agents: a language model decides which tool or step comes next, in a loop or a graph."""

from __future__ import annotations

import re

from gander.evidence.code import Code
from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.language_models import uses_llm
from gander.evidence.probes.places import some
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_CALLS = re.compile(
    r"(?:^|\.)(?:create_react_agent|(?:create|define)_deep_agent|create_tool_calling_agent|create_openai_(?:functions|tools)_agent|create_agent|initialize_agent|AgentExecutor(?:\.\w+)?|StateGraph|MessageGraph|ToolNode|add_conditional_edges"
    r"|bind_tools|ReActAgent\S*|FunctionAgent|FunctionCallingAgent\S*|OpenAIAgent\S*|AgentRunner|AgentWorkflow|crewai\.(?:Agent|Crew|Task)|Crew|ConversableAgent|AssistantAgent|UserProxyAgent|GroupChat|GroupChatManager"
    r"|smolagents\.\w+|CodeAgent|ToolCallingAgent|pydantic_ai\.Agent|agents\.(?:Agent|Runner\S*)|Runner\.run\w*|FastMCP|mcp\.server\.\S+|McpServer|MCPServer|ClientSession|MCPClient|load_tools|dspy\.ReAct|AgentType\S*|create_sql_agent"
    r"|create_pandas_dataframe_agent|create_csv_agent|ZeroShotAgent\S*|createReactAgent|createToolCallingAgent|LlmAgent|google\.adk\.\S+|create_supervisor|create_swarm|Agent\.as_tool)$"
)
_IMPORTS = re.compile(
    r"^(?:langgraph|managed_deepagents|deepagents|crewai|autogen\w*|smolagents|mcp|fastmcp|@modelcontextprotocol/sdk|google\.adk|agents|pydantic_ai|swarm|camel|metagpt)(?:[./]|$)"
)
_TOOLS = ("tools", "functions", "tool_choice", "function_call")
_EXECUTES = re.compile(
    r"tool_calls?|function_call|execute_tool|call_tool|run_tool|dispatch_tool|tool_use|TOOLS?|available_functions|handle_tool|tool_map|execute_function|execute_task|task_creation\w*|run_function",
    re.IGNORECASE,
)
_LOOP = re.compile(
    r"(?:^|_)(?:task_creation_agent|prioritization_agent|execution_agent|react_loop|agent_loop|run_agent|step_agent|agent_executor|run_conversation)",
    re.IGNORECASE,
)
_MODULES = ("langgraph", "crewai", "smolagents", "fastmcp", "autogen", "pydantic_ai", "mcp")
_WORDS = [
    "create_react_agent",
    "define_deep_agent",
    "create_deep_agent",
    "AgentExecutor",
    "initialize_agent",
    "StateGraph",
    "ToolNode",
    "bind_tools",
    "ReActAgent",
    "FunctionAgent",
    "crewai",
    "Crew",
    "AssistantAgent",
    "UserProxyAgent",
    "ConversableAgent",
    "GroupChat",
    "smolagents",
    "CodeAgent",
    "pydantic_ai",
    "FastMCP",
    "fastmcp",
    "McpServer",
    "ClientSession",
    "load_tools",
    "create_agent",
    "tool_calls",
    "function_call",
    "tools",
    "functions",
    "langgraph",
    "autogen",
    "mcp",
    "create_tool_calling_agent",
    "create_sql_agent",
    "execution_agent",
    "task_creation_agent",
    "OpenAIAgent",
    "createReactAgent",
    "LlmAgent",
    "tool_use",
    "MCPServer",
    "Runner",
    "AgentWorkflow",
    "create_pandas_dataframe_agent",
    "AgentType",
    "run_conversation",
]

_MODELS = (
    "openai",
    "OpenAI",
    "anthropic",
    "Anthropic",
    "langchain",
    "langchain_core",
    "langchain_openai",
    "langgraph",
    "llama_index",
    "crewai",
    "mcp",
    "autogen",
    "autogen_agentchat",
    "smolagents",
    "pydantic_ai",
    "fastmcp",
    "modelcontextprotocol",
    "litellm",
    "ollama",
    "genai",
    "generativeai",
    "groq",
    "mistralai",
    "cohere",
    "vllm",
    "transformers",
    "deepagents",
    "managed_deepagents",
    "metagpt",
    "dspy",
    "haystack",
    "semantic_kernel",
    "completion",
    "ChatCompletion",
    "llm",
    "LLM",
    "FastMCP",
)


def look(project: Project) -> Seen:
    places = some(
        place for path, code in project.codes(*_WORDS, also=_MODELS) if (place := _place(path, code))
    )
    return true(places) if places else false("no language model that chooses tools or steps")


def _place(path: str, code: Code) -> Place | None:
    framework = any(map(_IMPORTS.match, code.imports))
    llm = framework or uses_llm(code)
    if not llm:
        return None
    call = next((c for c in code.calls if _CALLS.search(c.of) or _CALLS.search(c.name)), None)
    if call is not None:
        return Place(path, call.line, call.of)
    given = next((c for c in code.calls if any(c.keyword(k) is not None for k in _TOOLS)), None)
    names = (*(c.name for c in code.calls), *code.variables, *code.names, *(f.name for f in code.functions))
    if given is not None and any(map(_EXECUTES.search, names)):
        return Place(path, given.line, f"{given.name} with tools")
    loop = next((f for f in code.functions if _LOOP.search(f.name)), None)
    return Place(path, loop.line, loop.name) if loop else None


PROBE = Probe("agents", look, skills=("ai-agents",))
