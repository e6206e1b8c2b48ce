# SPDX-FileCopyrightText: The Cabildo Authors
# SPDX-License-Identifier: Apache-2.0
import unittest

from service.deadlines import calculate_deadline, parse_deadline_request
from service.problem import Problem


class CalculateDeadlineTest(unittest.TestCase):
    def test_steps_over_a_weekend(self) -> None:
        # 2026-03-06 is a Friday.
        request = parse_deadline_request({"from": "2026-03-06", "workingDays": 1})
        self.assertEqual(
            calculate_deadline(request),
            {"from": "2026-03-06", "workingDays": 1, "deadline": "2026-03-09", "daysSkipped": 2},
        )

    def test_steps_over_holidays(self) -> None:
        request = parse_deadline_request({"from": "2026-03-06", "workingDays": 2, "holidays": ["2026-03-09"]})
        self.assertEqual(calculate_deadline(request)["deadline"], "2026-03-11")


class ParseDeadlineRequestTest(unittest.TestCase):
    def test_says_which_field_to_mend(self) -> None:
        good = {"from": "2026-03-06", "workingDays": 1}
        wrong = [
            ("no object", "text", []),
            ("a list", [], []),
            ("nothing given", {}, ["from", "workingDays"]),
            ("a day that does not exist", {**good, "from": "2026-02-30"}, ["from"]),
            ("a year far away", {**good, "from": "9999-12-31"}, ["from"]),
            ("a date in another form", {**good, "from": "20260306"}, ["from"]),
            ("part of a day", {**good, "workingDays": 1.5}, ["workingDays"]),
            ("no day", {**good, "workingDays": 0}, ["workingDays"]),
            ("yes for a number", {**good, "workingDays": True}, ["workingDays"]),
            ("a number as text", {**good, "workingDays": "3"}, ["workingDays"]),
            ("holidays that are none", {**good, "holidays": ["Easter"]}, ["holidays"]),
            ("holidays that are no list", {**good, "holidays": {}}, ["holidays"]),
            ("a field nobody knows", {**good, "colour": "red"}, ["colour"]),
        ]
        for what, body, fields in wrong:
            with self.subTest(what), self.assertRaises(Problem) as raised:
                parse_deadline_request(body)
            self.assertEqual(raised.exception.status, 422)
            self.assertEqual([problem["field"] for problem in raised.exception.fields], fields, what)
