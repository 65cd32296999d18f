"""Stores the status that an event tells, and publishes it."""

import os

import boto3

from status import TABLE, datum

dynamodb = boto3.client("dynamodb")
cloudwatch = boto3.client("cloudwatch")


def handler(event):
    machine, status = event["detail"]["stateMachineArn"], event["detail"]["status"]
    key = {"stateMachineArn": {"S": machine}}
    dynamodb.get_item(TableName=TABLE, Key=key, ConsistentRead=True)
    dynamodb.put_item(TableName=TABLE, Item={**key, "status": {"S": status}})
    name = machine.split(":")[-1]
    cloudwatch.put_metric_data(Namespace=os.environ["NAMESPACE"], MetricData=[datum(name, status)])
    print(name, status)
    return {"status": status}
