"""Lists the accounts and sends an order for each of them and each region."""

import json
import os

import boto3

organizations = boto3.client("organizations")
sqs = boto3.client("sqs")
KEYS = os.environ["TAG_KEYS"].split(",")


def handler(event):
    orders = []
    for page in organizations.get_paginator("list_accounts").paginate():
        for account in page["Accounts"]:
            if account["Status"] == "ACTIVE":
                orders += orders_of(account["Id"], event["time"])
    for start in range(0, len(orders), 10):
        send(orders[start : start + 10])
    print("ordered", len(orders))
    return {"messages": len(orders)}


def orders_of(account, run):
    tags = {}
    for page in organizations.get_paginator("list_tags_for_resource").paginate(ResourceId=account):
        tags.update({tag["Key"]: tag["Value"] for tag in page["Tags"] if tag["Key"] in KEYS})
    regions = os.environ["REGIONS"].split(",") if tags else []
    return [
        {
            "version": 1,
            "level": os.environ["LEVEL"],
            "account": account,
            "region": region,
            "keys": KEYS,
            "tags": tags,
            "run": run,
        }
        for region in regions
    ]


def send(orders):
    sqs.send_message_batch(
        QueueUrl=os.environ["QUEUE_URL"],
        Entries=[
            {
                "Id": str(number),
                "MessageBody": json.dumps(order),
                "MessageAttributes": {
                    "Account": {"DataType": "String", "StringValue": order["account"]},
                    "Region": {"DataType": "String", "StringValue": order["region"]},
                },
            }
            for number, order in enumerate(orders)
        ],
    )
