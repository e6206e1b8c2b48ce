# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""What MiniStack leaves out of load balancers: further certificates, rule tags, weighted forwards, back references.

"HTTPS listeners for your Application Load Balancer": a listener has one default certificate and a list of others
(SNI). API reference, TargetGroup: LoadBalancerArns are the load balancers that route to it.
"""

from __future__ import annotations

from typing import Any

from ministack.services import alb
from ministack.services.cloudformation import provisioners

from ..extension import Extension
from . import forwarding

Properties = dict[str, Any]
Created = tuple[str, dict[str, Any]]

_MORE = "_MoreCertificates"
_LOAD_BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer"
_LISTENER = "AWS::ElasticLoadBalancingV2::Listener"
_RULE = "AWS::ElasticLoadBalancingV2::ListenerRule"
#: "Load balancer attributes" a new Application Load Balancer has.
_ATTRIBUTES = {
    "access_logs.s3.enabled": "false",
    "deletion_protection.enabled": "false",
    "idle_timeout.timeout_seconds": "60",
    "routing.http.desync_mitigation_mode": "defensive",
    "routing.http.drop_invalid_header_fields.enabled": "false",
    "routing.http.preserve_host_header.enabled": "false",
    "routing.http.xff_client_port.enabled": "false",
    "routing.http2.enabled": "true",
    "load_balancing.cross_zone.enabled": "true",
}


def register(extension: Extension) -> None:
    """Adds the certificate type and operations, and completes the other types."""
    extension.cloudformation_type(
        "AWS::ElasticLoadBalancingV2::ListenerCertificate",
        {"create": _add_certificates, "update": _change_certificates, "delete": _remove_certificates},
        replacing=("ListenerArn",),
    )
    handlers = provisioners._RESOURCE_HANDLERS
    for type_name, complete in (
        (_LOAD_BALANCER, _complete_balancer),
        (_LISTENER, _complete_listener),
        (_RULE, _complete_rule),
    ):
        own = dict(handlers[type_name])
        own["create"] = _completed_create(own["create"], complete)
        own["update"] = _completed_update(own["update"], complete)
        handlers[type_name] = own
    handlers[_LOAD_BALANCER]["delete"] = _guarded_delete(handlers[_LOAD_BALANCER]["delete"])
    target_group_xml = alb._tg_xml
    alb._tg_xml = lambda group: target_group_xml({**group, "LoadBalancerArns": balancers_of(group["TargetGroupArn"])})
    forwarding.install()
    alb._ACTION_MAP["DescribeListenerCertificates"] = _describe_certificates
    alb._ACTION_MAP["AddListenerCertificates"] = _add_by_api
    alb._ACTION_MAP["RemoveListenerCertificates"] = _remove_by_api


def balancers_of(group: str) -> list[str]:
    """The load balancers whose rules forward to a target group, in the current account and Region."""
    found: list[str] = []
    for rule in alb._rules.values():
        listener = alb._listeners.get(rule.get("ListenerArn", ""))
        forwards = any(
            action.get("TargetGroupArn") == group
            or any(
                item.get("TargetGroupArn") == group
                for item in (action.get("ForwardConfig") or {}).get("TargetGroups") or []
            )
            for action in rule.get("Actions") or []
        )
        if listener and forwards and listener["LoadBalancerArn"] not in found:
            found.append(listener["LoadBalancerArn"])
    return found


def _completed_create(create: Any, complete: Any) -> Any:
    def handler(logical_id: str, props: Properties, stack: str) -> Created:
        physical_id, attributes = create(logical_id, props, stack)
        complete(physical_id, props)
        return physical_id, attributes

    return handler


def _completed_update(update: Any, complete: Any) -> Any:
    def handler(
        physical_id: str, old: Properties, new: Properties, stack: str, logical_id: str | None = None
    ) -> Created:
        new_id, attributes = update(physical_id, old, new, stack, logical_id)
        complete(new_id, new)
        return new_id, attributes

    return handler


def _guarded_delete(delete: Any) -> Any:
    def handler(physical_id: str, props: Properties) -> None:
        attributes = {item["Key"]: item["Value"] for item in alb._lb_attrs.get(physical_id) or []}
        if attributes.get("deletion_protection.enabled") == "true":
            raise ValueError(
                f"Load balancer '{physical_id}' cannot be deleted because deletion protection is enabled "
                "(Service: ElasticLoadBalancingV2, Status Code: 400)"
            )
        delete(physical_id, props)

    return handler


def _complete_balancer(arn: str, props: Properties) -> None:
    set_already = {item["Key"]: item["Value"] for item in alb._lb_attrs.get(arn) or []}
    alb._lb_attrs[arn] = [{"Key": key, "Value": value} for key, value in {**_ATTRIBUTES, **set_already}.items()]


def _complete_listener(arn: str, props: Properties) -> None:
    attributes = alb._listener_attrs.setdefault(arn, [])
    provisioners._elbv2_merge_attributes(attributes, props.get("ListenerAttributes"))


def _complete_rule(arn: str, props: Properties) -> None:
    rule = alb._rules.get(arn)
    if rule is None:
        return
    alb._tags[arn] = provisioners._elbv2_tags(props.get("Tags"))
    for kept, declared in zip(rule["Actions"], props.get("Actions") or [], strict=False):
        if isinstance(declared.get("ForwardConfig"), dict):
            kept["ForwardConfig"] = declared["ForwardConfig"]


def _listener(arn: str) -> dict[str, Any]:
    listener = alb._listeners.get(arn)
    if listener is None:
        raise ValueError(f"One or more listeners not found: {arn} (Service: ElasticLoadBalancingV2, Status Code: 400)")
    return listener


def _arns(props: Properties) -> list[str]:
    return [item["CertificateArn"] for item in props.get("Certificates") or []]


def _add_certificates(logical_id: str, props: Properties, stack: str) -> Created:
    listener = _listener(props["ListenerArn"])
    if listener.get("Protocol") not in ("HTTPS", "TLS"):
        raise ValueError("Certificates are only supported on HTTPS and TLS listeners")
    more = listener.setdefault(_MORE, [])
    more += [arn for arn in _arns(props) if arn not in more]
    return provisioners._physical_name(stack, logical_id, max_len=128), {}


def _change_certificates(physical_id: str, old: Properties, new: Properties, stack: str) -> Created:
    more = _listener(new["ListenerArn"]).setdefault(_MORE, [])
    dropped = set(_arns(old)) - set(_arns(new))
    more[:] = [arn for arn in more if arn not in dropped]
    more += [arn for arn in _arns(new) if arn not in more]
    return physical_id, {}


def _remove_certificates(physical_id: str, props: Properties) -> None:
    listener = alb._listeners.get(props["ListenerArn"])
    if listener is not None:
        listener[_MORE] = [arn for arn in listener.get(_MORE, []) if arn not in _arns(props)]


def certificates_of(listener: dict[str, Any]) -> list[str]:
    """All certificates of a listener, the default one first."""
    return [*(listener.get("Certificates") or []), *(listener.get(_MORE) or [])]


def _describe_certificates(params: dict) -> tuple[int, dict, bytes]:
    listener = alb._listeners.get(alb._p(params, "ListenerArn"))
    if listener is None:
        return alb._error("ListenerNotFound", "One or more listeners not found")
    default = listener.get("Certificates") or []
    members = "".join(
        f"<member><CertificateArn>{arn}</CertificateArn><IsDefault>{str(arn in default).lower()}</IsDefault></member>"
        for arn in certificates_of(listener)
    )
    return alb._xml(200, "DescribeListenerCertificates", f"<Certificates>{members}</Certificates>")


def _add_by_api(params: dict) -> tuple[int, dict, bytes]:
    listener = alb._listeners.get(alb._p(params, "ListenerArn"))
    if listener is None:
        return alb._error("ListenerNotFound", "One or more listeners not found")
    added = alb._parse_certificate_arns(params)
    more = listener.setdefault(_MORE, [])
    more += [arn for arn in added if arn not in more]
    members = "".join(f"<member><CertificateArn>{arn}</CertificateArn></member>" for arn in added)
    return alb._xml(200, "AddListenerCertificates", f"<Certificates>{members}</Certificates>")


def _remove_by_api(params: dict) -> tuple[int, dict, bytes]:
    listener = alb._listeners.get(alb._p(params, "ListenerArn"))
    if listener is None:
        return alb._error("ListenerNotFound", "One or more listeners not found")
    removed = alb._parse_certificate_arns(params)
    listener[_MORE] = [arn for arn in listener.get(_MORE, []) if arn not in removed]
    return alb._empty("RemoveListenerCertificates")
