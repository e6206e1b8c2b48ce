# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""An account with a network, a load balancer and a cluster, and services in it, for tests."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cabildo_sandbox.images import ImageStore
from tests.sandbox import Sandbox, eventually

#: A service whose behaviour a variable of its image decides.
PROGRAM = """
import http.server, json, os, signal, sys
mode = os.environ.get("MODE", "")
print("starting in mode", mode or "normal")
if mode == "crash":
    sys.exit(3)

class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer(500 if mode == "sick" and self.path == "/health" else 200, b"")

    def do_POST(self):
        self.answer(201, self.rfile.read(int(self.headers.get("content-length", 0))))

    def answer(self, status, received):
        body = json.dumps({
            "path": self.path, "headers": dict(self.headers), "received": len(received),
            "name": os.environ.get("SERVICE_NAME"), "port": os.environ["PORT"],
            "secret": os.environ.get("CABILDO_TEST_SECRET"),
        }).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        print(self.path)

def stop(*arguments):
    print("stopping")
    sys.exit(0)

signal.signal(signal.SIGTERM, stop)
http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
"""


@dataclass(frozen=True)
class Answer:
    """An answer of the edge."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Platform:
    """One account of a sandbox, ready for services."""

    def __init__(self, sandbox: Sandbox, account: str) -> None:
        self.sandbox = sandbox
        self.account = account
        self.cluster = "cabildo-test"
        self.ecs = self.client("ecs")
        self.elb = self.client("elbv2")
        ec2 = self.client("ec2")
        self.vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
        self.subnets = [
            ec2.create_subnet(VpcId=self.vpc, CidrBlock=f"10.9.{number}.0/24", AvailabilityZone=f"us-east-1{zone}")[
                "Subnet"
            ]["SubnetId"]
            for number, zone in enumerate("ab")
        ]
        self.balancer = self.elb.create_load_balancer(Name="test", Subnets=self.subnets)["LoadBalancers"][0]
        self.listener = self.elb.create_listener(
            LoadBalancerArn=self.balancer["LoadBalancerArn"],
            Protocol="HTTP",
            Port=80,
            DefaultActions=[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}],
        )["Listeners"][0]["ListenerArn"]
        self.ecs.create_cluster(clusterName=self.cluster, settings=[{"name": "containerInsights", "value": "enabled"}])
        self._rules = 0

    def client(self, service: str) -> Any:
        """An SDK client of the account's root."""
        return self.sandbox.client(service, account=self.account)

    def image(self, tag: str, mode: str = "", program: str = PROGRAM) -> str:
        """The URI of a pushed image that runs the program."""
        context = self.sandbox.state_dir / "contexts" / self.account / tag
        context.mkdir(parents=True)
        (context / "server.py").write_text(program)
        # What the image was made for is part of it: two modes must not share a digest.
        (context / "mode").write_text(mode)
        store = ImageStore(Path(self.sandbox.state_dir) / "images")
        (Path(self.sandbox.state_dir) / "images").mkdir(exist_ok=True)
        image = store.add(
            context,
            {
                "commit": "",
                "command": ["python3", "server.py"],
                "environment": {"MODE": mode} if mode else {},
                "user": "app",
                "exposedPort": 8080,
                "workingDirectory": "/app",
            },
            [f"local:{self.account}-{tag}"],
        )
        uri = f"{self.account}.dkr.ecr.us-east-1.amazonaws.com/team/service:{tag}"
        store.record_push(image, uri)
        return uri

    def definition(self, name: str, image: str, cpu: str = "256") -> str:
        """Registers a revision and returns its ARN."""
        container = {
            "name": "app",
            "image": image,
            "portMappings": [{"containerPort": 8080}],
            "environment": [{"name": "PORT", "value": "8080"}, {"name": "SERVICE_NAME", "value": name}],
            "logConfiguration": {
                "logDriver": "awslogs",
                "options": {
                    "awslogs-group": f"/test/{name}",
                    "awslogs-region": "us-east-1",
                    "awslogs-stream-prefix": "app",
                },
            },
        }
        return self.ecs.register_task_definition(
            family=name,
            requiresCompatibilities=["FARGATE"],
            networkMode="awsvpc",
            cpu=cpu,
            memory="512",
            containerDefinitions=[container],
        )["taskDefinition"]["taskDefinitionArn"]

    def service(self, name: str, image: str, desired: int = 1, cpu: str = "256", **more: Any) -> Service:
        """Creates a service behind the load balancer."""
        self._rules += 1
        group = self.elb.create_target_group(
            Name=name,
            Protocol="HTTP",
            Port=8080,
            VpcId=self.vpc,
            TargetType="ip",
            HealthCheckPath="/health",
            HealthCheckIntervalSeconds=5,
            HealthCheckTimeoutSeconds=3,
            HealthyThresholdCount=2,
            UnhealthyThresholdCount=2,
        )["TargetGroups"][0]["TargetGroupArn"]
        service = Service(self, name, group, f"{name}.{self.account}.test.localhost")
        self.elb.create_rule(
            ListenerArn=self.listener,
            Priority=self._rules,
            Conditions=[{"Field": "host-header", "Values": [service.domain]}],
            Actions=[{"Type": "forward", "TargetGroupArn": group}],
        )
        self.client("logs").create_log_group(logGroupName=f"/test/{name}")
        self.ecs.create_service(
            cluster=self.cluster,
            serviceName=name,
            taskDefinition=self.definition(name, image, cpu),
            desiredCount=desired,
            launchType="FARGATE",
            loadBalancers=[{"targetGroupArn": group, "containerName": "app", "containerPort": 8080}],
            networkConfiguration={"awsvpcConfiguration": {"subnets": self.subnets}},
            deploymentConfiguration={
                "maximumPercent": 200,
                "minimumHealthyPercent": 100,
                "deploymentCircuitBreaker": {"enable": True, "rollback": True},
            },
            **more,
        )
        return service


@dataclass(frozen=True)
class Service:
    """A service of a platform."""

    platform: Platform
    name: str
    group: str
    domain: str

    @property
    def key(self) -> str:
        """Its key in the world's behaviours."""
        return f"{self.platform.account}/us-east-1/{self.platform.cluster}/{self.name}"

    @property
    def resource(self) -> dict[str, str]:
        """What names it to Application Auto Scaling."""
        return {
            "ServiceNamespace": "ecs",
            "ResourceId": f"service/{self.platform.cluster}/{self.name}",
            "ScalableDimension": "ecs:service:DesiredCount",
        }

    def describe(self) -> dict[str, Any]:
        """DescribeServices."""
        return self.platform.ecs.describe_services(cluster=self.platform.cluster, services=[self.name])["services"][0]

    def messages(self) -> list[str]:
        """Service events, oldest first."""
        return [event["message"] for event in reversed(self.describe()["events"])]

    def update(self, **members: Any) -> dict[str, Any]:
        """UpdateService; returns the primary deployment."""
        answer = self.platform.ecs.update_service(cluster=self.platform.cluster, service=self.name, **members)
        return answer["service"]["deployments"][0]

    def deploy(self, image: str) -> dict[str, Any]:
        """Begins a deployment of an image."""
        return self.update(taskDefinition=self.platform.definition(self.name, image))

    def settled(self, tasks: int = 1, seconds: float = 30) -> dict[str, Any]:
        """The service once it is complete and steady at a number of tasks."""

        def probe() -> dict[str, Any] | None:
            service = self.describe()
            complete = [item["rolloutState"] for item in service["deployments"]] == ["COMPLETED"]
            steady = service["events"] and service["events"][0]["message"].endswith(
                ("has reached a steady state.", ")")
            )
            healthy = self.states().count("healthy") == tasks
            sized = service["runningCount"] == service["desiredCount"] == tasks
            return service if complete and steady and healthy and sized else None

        return eventually(probe, seconds, f"{self.name} with {tasks} healthy tasks")

    def tasks(self, status: str = "RUNNING") -> list[dict[str, Any]]:
        """The tasks of the service."""
        ecs = self.platform.ecs
        arns = ecs.list_tasks(cluster=self.platform.cluster, serviceName=self.name, desiredStatus=status)["taskArns"]
        return ecs.describe_tasks(cluster=self.platform.cluster, tasks=arns)["tasks"] if arns else []

    def targets(self) -> list[dict[str, Any]]:
        """DescribeTargetHealth."""
        return self.platform.elb.describe_target_health(TargetGroupArn=self.group)["TargetHealthDescriptions"]

    def states(self) -> list[str]:
        """The health states of its targets."""
        return [target["TargetHealth"]["State"] for target in self.targets()]

    def log(self) -> list[str]:
        """Everything its tasks have printed."""
        logs = self.platform.client("logs")
        streams = logs.describe_log_streams(logGroupName=f"/test/{self.name}")["logStreams"]
        return [
            event["message"]
            for stream in streams
            for event in logs.get_log_events(
                logGroupName=f"/test/{self.name}", logStreamName=stream["logStreamName"], startFromHead=True
            )["events"]
        ]

    def ask(self, path: str = "/", method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """Asks the service through the edge, as a browser would."""
        return ask(self.platform.sandbox, self.domain, path, method, body, **headers)

    def behave(self, **members: Any) -> None:
        """Tells the sandbox how the modelled service behaves, and nothing about any other."""
        status, answer = self.platform.sandbox.control("PUT", "behaviours", {self.key: members})
        assert status == 200, answer


def ask(
    sandbox: Sandbox, host: str, path: str = "/", method: str = "GET", body: bytes | None = None, **headers: str
) -> Answer:
    """Asks the edge for a host."""
    connection = http.client.HTTPConnection("127.0.0.1", sandbox.edge_port, timeout=30)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Host": host, **named})
        response = connection.getresponse()
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
    finally:
        connection.close()
