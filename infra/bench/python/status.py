"""A machine's status as a metric."""

import os

TABLE = os.environ["TABLE"]
CODES = ["NONE", "RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"]


def datum(name, status):
    return {
        "MetricName": "LatestExecutionStatus",
        "Dimensions": [{"Name": "StateMachineName", "Value": name}],
        "Value": CODES.index(status),
    }
