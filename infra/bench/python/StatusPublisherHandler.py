"""Reads the newest executions of every state machine and publishes how they ended."""

import os

import boto3

from status import TABLE, datum

sfn = boto3.client("stepfunctions")
dynamodb = boto3.client("dynamodb")
cloudwatch = boto3.client("cloudwatch")
tagging = boto3.client("resourcegroupstaggingapi")


def handler(event):
    known = 0
    for page in dynamodb.get_paginator("scan").paginate(TableName=TABLE):
        known += len(page["Items"])
    for _ in tagging.get_paginator("get_resources").paginate(
        ResourceTypeFilters=["states:stateMachine"], TagFilters=[{"Key": "groundcrew:max-age"}]
    ):
        pass
    data = []
    for page in sfn.get_paginator("list_state_machines").paginate():
        for machine in page["stateMachines"]:
            data += read(machine)
    cloudwatch.put_metric_data(Namespace=os.environ["NAMESPACE"], MetricData=data)
    print("published", len(data), "of", known)
    return {"machines": len(data)}


def read(machine):
    arn = machine["stateMachineArn"]
    newest = sfn.list_executions(stateMachineArn=arn, maxResults=100)["executions"][:1]
    for execution in newest:
        dynamodb.put_item(
            TableName=TABLE,
            Item={"stateMachineArn": {"S": arn}, "status": {"S": execution["status"]}},
        )
    return [datum(machine["name"], execution["status"]) for execution in newest]
