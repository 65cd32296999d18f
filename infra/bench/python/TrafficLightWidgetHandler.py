"""Draws the machines' statuses as a list."""

import boto3

from status import TABLE

dynamodb = boto3.client("dynamodb")


def handler(event):
    items = []
    for page in dynamodb.get_paginator("scan").paginate(TableName=TABLE):
        items += page["Items"]
    print("drawn", len(items))
    return "<ul>%s</ul>" % "".join("<li>%s</li>" % item["stateMachineArn"]["S"] for item in items)
