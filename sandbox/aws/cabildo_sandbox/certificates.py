# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Certificates that are issued when their validation record is in Route 53, and that run out.

"DNS validation" (ACM user guide): a CNAME per domain; the certificate stays PENDING_VALIDATION until it resolves.
CloudFormation makes the record itself where DomainValidationOptions name a hosted zone.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from typing import Any

from ministack.core.responses import get_account_id, json_response, now_iso
from ministack.services import acm, alb, route53
from ministack.services.cloudformation import provisioners

from .extension import Extension
from .resources.balancing import certificates_of

Properties = dict[str, Any]
Created = tuple[str, dict[str, Any]]

_TYPE = "AWS::CertificateManager::Certificate"
#: Days a certificate of Amazon's public authority is valid.
_VALID_DAYS = 198
#: ACM begins to renew this long before the end ("Managed certificate renewal").
_RENEWAL_DAYS = 45
_DAY = 86400
_LOOK_SECONDS = 0.2
_PATIENCE_SECONDS = 900.0


class Certificates:
    """Validation, expiry, and where certificates are used."""

    def __init__(self) -> None:
        #: Days left by domain, as the world wants them shown.
        self._days_left: dict[str, float] = {}
        self._shape = acm._cert_shape

    def install(self, extension: Extension) -> None:
        """Takes over from MiniStack's ACM and from its CloudFormation type."""
        acm._validation_options = validation_options
        request = acm._request_certificate

        def request_certificate(data: dict) -> tuple[int, dict, bytes]:
            answer = request(data)
            if answer[0] == 200:
                _pend(acm._certificates[acm.json.loads(answer[2])["CertificateArn"]])
            return answer

        acm._request_certificate = request_certificate
        acm._cert_shape = self.describe
        acm._list_certificates = self.list
        own = dict(provisioners._RESOURCE_HANDLERS[_TYPE])
        create = own["create"]

        def create_certificate(logical_id: str, props: Properties, stack: str) -> Created:
            arn, attributes = create(logical_id, props, stack)
            certificate = acm._certificates[arn]
            _pend(certificate)
            _make_records(certificate, props)
            self._await(certificate)
            return arn, attributes

        own["create"] = create_certificate
        provisioners._RESOURCE_HANDLERS[_TYPE] = own
        provisioners._acm_certificate_create = create_certificate
        extension.state(
            "certificates",
            save=lambda: dict(self._days_left),
            load=self._days_left.update,
            reset=self._days_left.clear,
        )
        extension.control_route("PUT", "/_sandbox/certificates", self.put_days_left)

    async def put_days_left(self, body: Any, query: Mapping[str, list[str]]) -> tuple[int, Any]:
        """Control route: days until the certificates of domains end, by domain."""
        if not isinstance(body, dict) or not all(isinstance(days, (int, float)) for days in body.values()):
            return 400, {"message": "give days left by domain"}
        self._days_left.clear()
        self._days_left.update({domain: float(days) for domain, days in body.items()})
        return 200, {"domains": len(body)}

    def describe(self, certificate: dict[str, Any]) -> dict[str, Any]:
        """DescribeCertificate's shape."""
        self._issue_if_validated(certificate)
        shape = self._shape(certificate)
        shape["InUseBy"] = used_by(certificate["CertificateArn"])
        shape["RenewalEligibility"] = "ELIGIBLE" if shape["InUseBy"] else "INELIGIBLE"
        if certificate["Status"] != "ISSUED":
            for name in ("IssuedAt", "NotBefore", "NotAfter"):
                shape.pop(name, None)
            return shape
        days = self._days_left.get(certificate["DomainName"])
        if days is not None:
            shape["NotAfter"] = (time.time() // _DAY + days) * _DAY
            shape["NotBefore"] = shape["IssuedAt"] = shape["NotAfter"] - _VALID_DAYS * _DAY
            if days < _RENEWAL_DAYS:
                shape["RenewalSummary"] = {
                    "RenewalStatus": "PENDING_VALIDATION",
                    "DomainValidationOptions": shape["DomainValidationOptions"],
                    "RenewalStatusReason": "ADDITIONAL_VERIFICATION_REQUIRED",
                    "UpdatedAt": shape["NotAfter"] - _RENEWAL_DAYS * _DAY,
                }
        return shape

    def list(self, data: dict[str, Any]) -> tuple[int, dict, bytes]:
        """ListCertificates, with the members of CertificateSummary."""
        wanted = data.get("CertificateStatuses") or []
        summaries = []
        for certificate in acm._certificates.values():
            shape = self.describe(certificate)
            if wanted and shape["Status"] not in wanted:
                continue
            names = ("CertificateArn", "DomainName", "Status", "Type", "KeyAlgorithm", "RenewalEligibility")
            summary = {name: shape[name] for name in names}
            summary["SubjectAlternativeNameSummaries"] = shape["SubjectAlternativeNames"]
            summary["InUse"] = bool(shape["InUseBy"])
            summary.update(
                {name: shape[name] for name in ("CreatedAt", "IssuedAt", "NotBefore", "NotAfter") if name in shape}
            )
            summaries.append(summary)
        return json_response({"CertificateSummaryList": summaries})

    def _await(self, certificate: dict[str, Any]) -> None:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not self._issue_if_validated(certificate):
            if time.monotonic() > deadline:
                raise ValueError(
                    f"Certificate {certificate['CertificateArn']} did not stabilize: DNS validation is still pending"
                )
            time.sleep(_LOOK_SECONDS)

    @staticmethod
    def _issue_if_validated(certificate: dict[str, Any]) -> bool:
        if certificate["Status"] != "PENDING_VALIDATION":
            return True
        options = certificate["DomainValidationOptions"]
        for option in options:
            record = option.get("ResourceRecord")
            if record and _resolves(record):
                option["ValidationStatus"] = "SUCCESS"
        if any(option["ValidationStatus"] != "SUCCESS" for option in options):
            return False
        now = now_iso()
        certificate.update(Status="ISSUED", IssuedAt=now, NotBefore=now, NotAfter=acm._future_iso(_VALID_DAYS * _DAY))
        return True


def validation_options(domain: str, method: str) -> dict[str, Any]:
    """The validation of one domain of a new certificate; a wildcard shares its base domain's record."""
    base = domain.removeprefix("*.")
    digest = hashlib.sha256(f"{get_account_id()}/{base}".encode()).hexdigest()
    option: dict[str, Any] = {
        "DomainName": domain,
        "ValidationDomain": domain,
        "ValidationMethod": method,
        "ValidationStatus": "PENDING_VALIDATION",
    }
    if method == "DNS":
        option["ResourceRecord"] = {
            "Name": f"_{digest[:32]}.{base}.",
            "Type": "CNAME",
            "Value": f"_{digest[32:64]}.acm-validations.aws.",
        }
    return option


def used_by(arn: str) -> list[str]:
    """The load balancers that use a certificate, in the current account and Region."""
    users: list[str] = []
    for listener in alb._listeners.values():
        if arn in certificates_of(listener) and listener["LoadBalancerArn"] not in users:
            users.append(listener["LoadBalancerArn"])
    return users


def _pend(certificate: dict[str, Any]) -> None:
    certificate["Status"] = "PENDING_VALIDATION"
    certificate["KeyAlgorithm"] = certificate.get("KeyAlgorithm") or "RSA_2048"


def _make_records(certificate: dict[str, Any], props: Properties) -> None:
    zones = {item["DomainName"]: item.get("HostedZoneId") for item in props.get("DomainValidationOptions") or []}
    for option in certificate["DomainValidationOptions"]:
        zone = zones.get(option["DomainName"])
        record = option.get("ResourceRecord")
        if not zone or not record:
            continue
        if zone not in route53._zones:
            raise ValueError(f"No hosted zone found with ID: {zone} (Service: Route53, Status Code: 404)")
        wanted = {
            "Name": record["Name"],
            "Type": record["Type"],
            "TTL": "300",
            "ResourceRecords": [record["Value"]],
        }
        with route53._lock:
            kept = [item for item in route53._records.get(zone, []) if route53._rs_key(item) != route53._rs_key(wanted)]
            route53._records[zone] = [*kept, wanted]


def _resolves(record: dict[str, str]) -> bool:
    """Whether any hosted zone of the sandbox answers the record: public names are seen from everywhere."""
    name = record["Name"]
    for (account, zone_id), zone in list(route53._zones._data.items()):
        if zone.get("private") or not name.endswith(f".{zone['name']}"):
            continue
        for item in route53._records.get_scoped(account, None, zone_id) or []:
            if item["Name"] == name and item["Type"] == "CNAME" and record["Value"] in item.get("ResourceRecords", []):
                return True
    return False


def register(extension: Extension) -> None:
    """Joins the extension."""
    Certificates().install(extension)
