# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
"""Private addresses of tasks: one elastic network interface each, in one of the service's subnets.

awsvpc network mode (developer guide, "Amazon ECS task networking for Fargate"); the first four addresses and
the last one of a subnet are reserved (VPC user guide, "Subnet sizing").
"""

from __future__ import annotations

import ipaddress
import secrets
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from ministack.core.responses import new_uuid
from ministack.services import ec2

_RESERVED = 5


class NoAddressLeft(Exception):
    """Every subnet of the service is full."""


@dataclass(frozen=True)
class Address:
    """A task's network interface."""

    ip: str
    zone: str
    subnet: str

    def attachment(self) -> dict[str, Any]:
        """The task's attachment, as DescribeTasks shows it."""
        octets = ":".join(f"{byte:02x}" for byte in secrets.token_bytes(5))
        details = [
            {"name": "subnetId", "value": self.subnet},
            {"name": "networkInterfaceId", "value": f"eni-{secrets.token_hex(8)}{secrets.randbelow(10)}"},
            {"name": "macAddress", "value": f"0a:{octets}"},
            {"name": "privateDnsName", "value": f"ip-{self.ip.replace('.', '-')}.ec2.internal"},
            {"name": "privateIPv4Address", "value": self.ip},
        ]
        return {"id": new_uuid(), "type": "ElasticNetworkInterface", "status": "ATTACHED", "details": details}


class AddressPool:
    """Hands out free addresses and keeps each subnet's count of them."""

    def __init__(self) -> None:
        self._used: dict[str, set[str]] = defaultdict(set)

    def take(self, account: str, region: str, subnets: list[str]) -> Address:
        """A free address in the emptiest of the subnets, which spreads tasks over the zones."""
        records = [ec2._subnets.get_scoped(account, region, subnet) for subnet in subnets]
        known = [record for record in records if record]
        if not known:
            return self._outside(account, region, subnets)
        for record in sorted(known, key=lambda record: len(self._used[record["SubnetId"]])):
            used = self._used[record["SubnetId"]]
            network = ipaddress.ip_network(record["CidrBlock"])
            for offset in range(4, network.num_addresses - 1):
                ip = str(network[offset])
                if ip not in used:
                    used.add(ip)
                    self._count(record, network.num_addresses)
                    return Address(ip, record["AvailabilityZone"], record["SubnetId"])
        raise NoAddressLeft(", ".join(subnets))

    def keep(self, account: str, region: str, address: Address) -> None:
        """Marks an address of a restored task as used."""
        self._used[address.subnet].add(address.ip)
        record = ec2._subnets.get_scoped(account, region, address.subnet)
        if record:
            self._count(record, ipaddress.ip_network(record["CidrBlock"]).num_addresses)

    def release(self, account: str, region: str, address: Address) -> None:
        """Gives a stopped task's address back."""
        self._used[address.subnet].discard(address.ip)
        record = ec2._subnets.get_scoped(account, region, address.subnet)
        if record:
            self._count(record, ipaddress.ip_network(record["CidrBlock"]).num_addresses)

    def _count(self, record: dict[str, Any], size: int) -> None:
        record["AvailableIpAddressCount"] = size - _RESERVED - len(self._used[record["SubnetId"]])

    def _outside(self, account: str, region: str, subnets: list[str]) -> Address:
        # A task without awsvpc, or in a subnet MiniStack does not know: any private address will do.
        subnet = subnets[0] if subnets else "subnet-none"
        used = self._used[subnet]
        number = next(number for number in range(256, 65536) if self._private(number) not in used)
        used.add(self._private(number))
        return Address(self._private(number), f"{region}a", subnet)

    @staticmethod
    def _private(number: int) -> str:
        return f"172.31.{number // 256}.{number % 256}"
