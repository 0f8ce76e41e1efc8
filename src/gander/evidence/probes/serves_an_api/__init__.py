"""Serves behind an API: a server with at least one route or remote procedure of its own."""

from __future__ import annotations

import re

from gander.evidence.code import Code
from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.places import files, lines
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project
from gander.evidence.rules import is_test

_MARK = re.compile(
    r"(?:^|\.)(?:get|post|put|delete|patch|route|websocket|api_route|head|options|api_view|api|expose|action|app\.\w+|endpoint|method|web_endpoint|fastapi_endpoint|asgi_app|wsgi_app|requests)$"
)
_FRAMEWORK = re.compile(
    r"^(?:fastapi|flask|quart|sanic|starlette|litestar|falcon|bottle|aiohttp\.web|tornado|django|rest_framework|ninja|bentoml|ray\.serve|grpc|mlserver|ts\.torch_handler|robyn|blacksheep|chalice|modal|litserve|flask_restful|jina|flask_restx|connexion|cherrypy|pyramid|aws_lambda_powertools"
    r"|express|fastify|koa|@koa/router|@nestjs/\S+|hono|@hapi/hapi|restify|next/server|http|node:http|net/http|github\.com/(?:gin-gonic/gin|labstack/echo|gofiber/fiber|gorilla/mux|go-chi/chi)\S*|google\.golang\.org/grpc|org\.springframework\.web\S*|javax\.ws\.rs\S*|jakarta\.ws\.rs\S*|io\.javalin\S*|spark\.Spark|io\.grpc\S*)(?:[./]|$)"
)
_CALLS = re.compile(
    r"(?:^|\.)(?:add_api_route|add_url_rule|add_route|add_resource|add_get|add_post|HandleFunc|Handle|GET|POST|PUT|DELETE|add_\w+Servicer_to_server|RegisterService|register_blueprint|include_router|as_view|createServer|http_server|add_insecure_port|run_app|make_server|HTTPServer|ThreadingHTTPServer|serve_forever|start_http_server)$"
)
_ROUTE_JS = re.compile(
    r"^(?:app|router|server|api|\w*[rR]outer|fastify|routes|\w+Routes)\.(?:get|post|put|delete|patch|use|all|route)$"
)
_JAVA = re.compile(
    r"^(?:\S*\.)?(?:RestController|Controller|GetMapping|PostMapping|RequestMapping|Path|GET|POST)$"
)
_BASES = re.compile(
    r"(?:^|\.)(?:APIView|ViewSet|ModelViewSet|GenericAPIView|RequestHandler|BaseHTTPRequestHandler|Resource|\w+Servicer|BaseHandler|MLModel|LitAPI|Executor|View|Handler|HTTPEndpoint)$"
)
_TRITON = r"(?:^|/)config\.pbtxt$|(?:^|/)(?:handler|model_handler)\.py$"
_SERVERS = (
    r"\b(?:tensorflow_model_server|torchserve\s+--start|tritonserver\s|mlflow models serve"
    r"|bentoml serve|vllm serve"
    r"|serve run \w|litserve serve|text-generation-launcher|seldon-core-microservice)\b"
)
_NEXT = r"(?:^|/)(?:pages/api/.+|app/(?:.+/)?route)\.[jt]sx?$"
_LAMBDA = re.compile(r"^(?:lambda_handler|handler)$")
_WORDS = [
    "fastapi",
    "FastAPI",
    "flask",
    "Flask",
    "quart",
    "sanic",
    "starlette",
    "litestar",
    "falcon",
    "bottle",
    "aiohttp",
    "tornado",
    "django",
    "rest_framework",
    "bentoml",
    "serve",
    "grpc",
    "mlserver",
    "chalice",
    "litserve",
    "flask_restful",
    "APIRouter",
    "Blueprint",
    "express",
    "fastify",
    "koa",
    "nestjs",
    "hono",
    "HandleFunc",
    "gin",
    "echo",
    "fiber",
    "mux",
    "chi",
    "RestController",
    "GetMapping",
    "PostMapping",
    "RequestMapping",
    "urlpatterns",
    "APIView",
    "ViewSet",
    "RequestHandler",
    "BaseHTTPRequestHandler",
    "lambda_handler",
    "HTTPServer",
    "createServer",
    "Servicer",
    "jakarta",
    "javax",
    "web_endpoint",
    "fastapi_endpoint",
    "Controller",
    "javalin",
    "ninja",
    "connexion",
    "apigateway",
    "ListenAndServe",
]


def look(project: Project) -> Seen:
    found = [place for path, code in project.codes(*_WORDS) if (place := _place(path, code))]
    places = [p for p in found if not is_test(p.file)]
    places += files(project, "API route", _NEXT)
    scripts = project.named(r"\.(?:sh|bash|ipynb|ya?ml)$", r"(?:^|/)(?:dockerfile|makefile)[\w.-]*$")
    places += lines(project, "model server", _SERVERS, scripts)
    places += lines(
        project,
        "Triton model",
        r"^\s*(?:platform|backend|max_batch_size|input)\s*[:\[]",
        project.named(_TRITON),
    )
    return true(places) if places else false("no server with a route or remote procedure of its own")


def _place(path: str, code: Code) -> Place | None:
    if code.language in ("js", "ts"):
        routed = next(
            (c for c in code.calls if _ROUTE_JS.match(c.name) and c.texts and c.texts[0].startswith("/")),
            None,
        )
        marked = next((k for k in code.classes if any(m.endswith("Controller") for m in k.decorators)), None)
        if routed and any(map(_FRAMEWORK.match, code.imports)):
            return Place(path, routed.line, routed.name)
        return Place(path, marked.line, marked.name) if marked else None
    if code.language == "java":
        marked = next((k for k in code.classes if any(map(_JAVA.match, k.decorators))), None)
        return Place(path, marked.line, marked.name) if marked else None
    if not any(map(_FRAMEWORK.match, code.imports)) and "http.server" not in " ".join(code.imports):
        return _lambda(path, code)
    for function in code.functions:
        mark = next((m for m in function.decorators if _MARK.search(m) and not m.startswith("click")), None)
        if mark is not None:
            return Place(path, function.line, mark)
    kind = next((k for k in code.classes if any(map(_BASES.search, k.bases))), None)
    if kind is not None:
        return Place(path, kind.line, kind.name)
    call = next(
        (c for c in code.calls if _CALLS.search(c.name) or c.name in ("path", "re_path", "url")), None
    )
    return Place(path, call.line, call.name) if call else None


def _lambda(path: str, code: Code) -> Place | None:
    """A Lambda handler that answers a request of a gateway."""
    function = next((f for f in code.functions if _LAMBDA.match(f.name) and len(f.parameters) == 2), None)
    answers = any(t.text == "statusCode" for t in code.texts)
    return Place(path, function.line, function.name) if function and answers else None


PROBE = Probe("serves-an-api", look, skills=("rest-apis",))
