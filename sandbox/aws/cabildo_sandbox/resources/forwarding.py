# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Weighted forwards of listener rules, which MiniStack's API drops.

API reference, ForwardActionConfig: one or more target groups with weights; a forward to one group is shown both ways.
"""

from __future__ import annotations

from typing import Any

from ministack.services import alb


def install() -> None:
    """Completes reading and writing of actions."""
    parse, write = alb._parse_actions, alb._action_xml

    def parse_actions(params: dict, prefix: str = "DefaultActions") -> list[dict[str, Any]]:
        actions = parse(params, prefix)
        for number, action in enumerate(actions, start=1):
            groups = _groups(params, f"{prefix}.member.{number}.ForwardConfig.TargetGroups")
            if groups:
                action["ForwardConfig"] = {"TargetGroups": groups}
                if len(groups) == 1:
                    action.setdefault("TargetGroupArn", groups[0]["TargetGroupArn"])
        return actions

    alb._parse_actions = parse_actions
    alb._action_xml = lambda action: write(action).removesuffix("</member>") + _forward_xml(action) + "</member>"


def _groups(params: dict, prefix: str) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = []
    while arn := alb._p(params, f"{prefix}.member.{len(groups) + 1}.TargetGroupArn"):
        weight = alb._p(params, f"{prefix}.member.{len(groups) + 1}.Weight") or "1"
        groups.append({"TargetGroupArn": arn, "Weight": int(weight)})
    return groups


def _forward_xml(action: dict[str, Any]) -> str:
    if (action.get("Type") or "").lower() != "forward":
        return ""
    groups = (action.get("ForwardConfig") or {}).get("TargetGroups")
    if not groups and action.get("TargetGroupArn"):
        groups = [{"TargetGroupArn": action["TargetGroupArn"], "Weight": 1}]
    members = "".join(
        f"<member><TargetGroupArn>{group['TargetGroupArn']}</TargetGroupArn>"
        f"<Weight>{group.get('Weight', 1)}</Weight></member>"
        for group in groups or []
    )
    sticky = "<TargetGroupStickinessConfig><Enabled>false</Enabled></TargetGroupStickinessConfig>"
    return f"<ForwardConfig><TargetGroups>{members}</TargetGroups>{sticky}</ForwardConfig>"
