"""Says how it is deployed: configuration or scripts that put this project on a machine, cluster or cloud."""

from __future__ import annotations

import re

from gander.evidence.finding import Place, Seen, false, true
from gander.evidence.probes.calls import calls_of, imports_of
from gander.evidence.probes.ci import ci_commands
from gander.evidence.probes.places import files, lines
from gander.evidence.probes.probe import Probe
from gander.evidence.project import Project

_YAML = r"\.ya?ml(?:\.(?:j2|tpl|tmpl|jinja2?))?$"
_COMPOSE = r"(?:^|/)[\w.-]*compose[\w.-]*\.ya?ml$"
_KINDS = (
    r"^\s*[\"']?kind[\"']?\s*:\s*[\"']?(?:Deployment|StatefulSet|DaemonSet|Service|CronJob|Job|Ingress|Pod|ReplicaSet"
    r"|InferenceService|RayService|RayCluster|SeldonDeployment|Rollout|Kustomization|HelmRelease|SparkApplication"
    r"|PyTorchJob|Workflow|CronWorkflow)\b"
)
_CLOUD = (
    r"(?:^|/)(?:fly|railway|wrangler)\.toml$",
    r"(?:^|/)(?:vercel|now|railway|app\.json|cdk)\.json$",
    r"(?:^|/)(?:procfile|app\.yaml|serverless\.ya?ml|render\.ya?ml|pulumi\.ya?ml|skaffold\.ya?ml|zappa_settings\.json)$",
    r"(?:^|/)(?:helmfile\.ya?ml|chart\.yaml|copilot/manifest\.yml|samconfig\.toml|modal_app\.py|kamal.*/deploy\.yml)$",
    r"(?:^|/)(?:kustomization\.ya?ml|dockerrun\.aws\.json|bicep)$|\.bicep$|\.tf$|\.tf\.json$",
)
_CALLS = (
    "sagemaker.*.deploy",
    "google.cloud.aiplatform.*.deploy",
    "vertexai.*.deploy",
    "azure.ai.ml.*.begin_create_or_update",
    "azureml.core.*.deploy",
    "modal.App",
    "modal.Stub",
    "aws_cdk.*.Function",
    "aws_cdk.*.FargateService",
    "ray.serve.run",
    "bentoml.deployment.create",
    "prefect.*.deploy",
)
_COMMANDS = (
    r"\b(?:kubectl (?:apply|set image|rollout)|helm (?:upgrade|install)|gcloud (?:run|app"
    r"|functions|builds|compute)"
    r" ?[\w-]* ?(?:deploy|submit)|gcloud (?:run|app|functions) deploy|aws (?:ecs|lambda|s3 sync"
    r"|cloudformation"
    r"|deploy|eks|apprunner|elasticbeanstalk)|(?:flyctl|fly) deploy|heroku (?:container:|git:)"
    r"|git push heroku"
    r"|serverless deploy|\bsls deploy|sam deploy|cdk deploy|terraform apply|pulumi up|vercel "
    r"(?:deploy|--prod)"
    r"|docker(?:-| )compose .*\bup\b.*-d|docker push|az (?:webapp|containerapp|functionapp)"
    r"|ansible-playbook|rsync .*@|modal deploy|eb deploy|cap \w+ deploy|docker stack deploy)\b"
)
_ACTIONS = (
    r"uses:.*(?:deploy|ecs|cloudrun|build-push-action|akhileshns/heroku|ssh-action|azure/"
    r"(?:webapps|k8s|container))"
)
_NO_DEPLOY = r"pages|docs|mkdocs|pypi|codecov"
_DOCKER_RUN = r"\b(?:docker|nvidia-docker|podman)\s+run\b"
_SPACE = r"^sdk:\s*(?:gradio|streamlit|docker|static)\b"


def look(project: Project) -> Seen:
    yaml = _deploying(project, _YAML)
    places = lines(
        project, "compose service", r"^\s+build\s*:|^\s+dockerfile\s*:", _deploying(project, _COMPOSE)
    )
    places += lines(project, "Kubernetes", _KINDS, yaml)
    places += files(project, "deployment configuration", *_CLOUD)
    stacks = [*yaml, *project.named(r"\.json$")]
    places += lines(project, "CloudFormation", r"^\W*AWSTemplateFormatVersion\W", stacks)
    places += [Place(path, number, "deploying step") for path, number, _ in _steps(project)]
    scripts = project.named(r"\.(?:sh|bash|ps1|bat|cmd)$", r"(?:^|/)makefile$", r"(?:^|/)justfile$")
    places += lines(project, "deploying command", _COMMANDS, scripts)
    places += lines(project, "docker run", _DOCKER_RUN, scripts)
    places += lines(project, "Space", _SPACE, project.named(r"^readme\.md$"))
    places += lines(
        project,
        "Ansible",
        r"^\s*-?\s*hosts\s*:\s*\S",
        [p for p in yaml if "ansible" in p.lower() or "playbook" in p.lower()],
    )
    places += [Place(path, call.line, call.of) for path, call in calls_of(project, _CALLS)]
    places += [Place(path, line, name) for path, line, name, _ in imports_of(project, ("aws_cdk", "pulumi"))]
    return (
        true(places) if places else false("no compose service, cluster, cloud or deploying step of its own")
    )


def _deploying(project: Project, pattern: str) -> list[str]:
    """Files of that name, without those that only set up a place to develop or a test in."""
    return [p for p in project.named(pattern) if not re.search(r"devcontainer|fixtures|(?:^|/)tests?/", p)]


def _steps(project: Project) -> list[tuple[str, int, str]]:
    found = []
    for path, number, line in ci_commands(project):
        if re.search(_COMMANDS, line) or (re.search(_ACTIONS, line) and not re.search(_NO_DEPLOY, line)):
            found.append((path, number, line))
    return found


PROBE = Probe("deployed", look)
