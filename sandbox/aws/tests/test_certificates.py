# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Certificates: pending until their record is in Route 53, and near their end when the world says so."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tests.sandbox import Sandbox, eventually

ACCOUNT = "200000000008"


@pytest.fixture(scope="module")
def acm(sandbox: Sandbox) -> Any:
    return sandbox.client("acm", ACCOUNT)


@pytest.fixture(scope="module")
def zone(sandbox: Sandbox) -> str:
    route53 = sandbox.client("route53", ACCOUNT)
    made = route53.create_hosted_zone(Name="office.gob.localhost", CallerReference="office")
    return made["HostedZone"]["Id"].rpartition("/")[2]


def request(acm: Any, domain: str) -> str:
    return acm.request_certificate(DomainName=domain, ValidationMethod="DNS")["CertificateArn"]


def describe(acm: Any, arn: str) -> dict[str, Any]:
    return acm.describe_certificate(CertificateArn=arn)["Certificate"]


def put_record(sandbox: Sandbox, zone: str, record: dict[str, str], value: str | None = None) -> None:
    record_set = {
        "Name": record["Name"],
        "Type": record["Type"],
        "TTL": 300,
        "ResourceRecords": [{"Value": value or record["Value"]}],
    }
    sandbox.client("route53", ACCOUNT).change_resource_record_sets(
        HostedZoneId=zone, ChangeBatch={"Changes": [{"Action": "UPSERT", "ResourceRecordSet": record_set}]}
    )


def test_a_certificate_is_issued_when_its_record_is_there(sandbox: Sandbox, acm: Any, zone: str) -> None:
    arn = request(acm, "one.office.gob.localhost")
    pending = describe(acm, arn)
    assert pending["Status"] == "PENDING_VALIDATION"
    assert "NotAfter" not in pending
    record = pending["DomainValidationOptions"][0]["ResourceRecord"]
    assert record["Name"].endswith(".one.office.gob.localhost.")
    put_record(sandbox, zone, record, "_something.else.")
    assert describe(acm, arn)["Status"] == "PENDING_VALIDATION"
    put_record(sandbox, zone, record)
    issued = describe(acm, arn)
    assert issued["Status"] == "ISSUED"
    assert issued["DomainValidationOptions"][0]["ValidationStatus"] == "SUCCESS"
    assert timedelta(days=190) < issued["NotAfter"] - datetime.now(timezone.utc) < timedelta(days=200)


def test_a_stack_makes_the_record_where_it_knows_the_zone(sandbox: Sandbox, acm: Any, zone: str) -> None:
    cloudformation = sandbox.client("cloudformation", ACCOUNT)
    properties = {
        "DomainName": "*.office.gob.localhost",
        "SubjectAlternativeNames": ["office.gob.localhost"],
        "ValidationMethod": "DNS",
        "DomainValidationOptions": [
            {"DomainName": "*.office.gob.localhost", "HostedZoneId": zone},
            {"DomainName": "office.gob.localhost", "HostedZoneId": zone},
        ],
    }
    template = {
        "Resources": {"Certificate": {"Type": "AWS::CertificateManager::Certificate", "Properties": properties}},
        "Outputs": {"Arn": {"Value": {"Ref": "Certificate"}}},
    }
    cloudformation.create_stack(StackName="certificate", TemplateBody=json.dumps(template))
    stack = eventually(
        lambda: next(
            (
                item
                for item in cloudformation.describe_stacks(StackName="certificate")["Stacks"]
                if item["StackStatus"] == "CREATE_COMPLETE"
            ),
            None,
        ),
        what="the stack",
    )
    assert describe(acm, stack["Outputs"][0]["OutputValue"])["Status"] == "ISSUED"
    records = sandbox.client("route53", ACCOUNT).list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]
    assert [item["Name"].count("office.gob.localhost") for item in records if item["Type"] == "CNAME"]


def test_a_stack_without_the_record_waits_for_it(sandbox: Sandbox, acm: Any, zone: str) -> None:
    cloudformation = sandbox.client("cloudformation", ACCOUNT)
    properties = {"DomainName": "waits.office.gob.localhost", "ValidationMethod": "DNS"}
    template = {"Resources": {"C": {"Type": "AWS::CertificateManager::Certificate", "Properties": properties}}}
    cloudformation.create_stack(StackName="waiting", TemplateBody=json.dumps(template))

    def pending() -> dict[str, Any] | None:
        found = acm.list_certificates(CertificateStatuses=["PENDING_VALIDATION"])["CertificateSummaryList"]
        return next((item for item in found if item["DomainName"] == "waits.office.gob.localhost"), None)

    arn = eventually(pending, what="the pending certificate")["CertificateArn"]
    assert cloudformation.describe_stacks(StackName="waiting")["Stacks"][0]["StackStatus"] == "CREATE_IN_PROGRESS"
    put_record(sandbox, zone, describe(acm, arn)["DomainValidationOptions"][0]["ResourceRecord"])
    eventually(
        lambda: cloudformation.describe_stacks(StackName="waiting")["Stacks"][0]["StackStatus"] == "CREATE_COMPLETE",
        what="the stack",
    )


def test_a_certificate_near_its_end(sandbox: Sandbox, acm: Any, zone: str) -> None:
    arn = request(acm, "old.office.gob.localhost")
    put_record(sandbox, zone, describe(acm, arn)["DomainValidationOptions"][0]["ResourceRecord"])
    assert describe(acm, arn)["Status"] == "ISSUED"
    status, _ = sandbox.control("PUT", "certificates", {"old.office.gob.localhost": 9})
    assert status == 200
    old = describe(acm, arn)
    assert timedelta(days=8) < old["NotAfter"] - datetime.now(timezone.utc) <= timedelta(days=9)
    assert old["RenewalSummary"]["RenewalStatus"] == "PENDING_VALIDATION"
    (summary,) = (item for item in acm.list_certificates()["CertificateSummaryList"] if item["CertificateArn"] == arn)
    assert summary["NotAfter"] == old["NotAfter"]
