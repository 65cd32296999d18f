"""Lists the accounts and sends a task for each of them and each region."""

import json
import os

import boto3

organizations = boto3.client("organizations")
sqs = boto3.client("sqs")
KEYS = os.environ["TAG_KEYS"].split(",")


def handler(event):
    tasks = []
    for page in organizations.get_paginator("list_accounts").paginate():
        for account in page["Accounts"]:
            if account["Status"] == "ACTIVE":
                tasks += tasks_of(account["Id"], event["time"])
    for start in range(0, len(tasks), 10):
        send(tasks[start : start + 10])
    print("tasks:", len(tasks))
    return {"messages": len(tasks)}


def tasks_of(account, run):
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


def send(tasks):
    sqs.send_message_batch(
        QueueUrl=os.environ["QUEUE_URL"],
        Entries=[
            {
                "Id": str(number),
                "MessageBody": json.dumps(task),
                "MessageAttributes": {
                    "Account": {"DataType": "String", "StringValue": task["account"]},
                    "Region": {"DataType": "String", "StringValue": task["region"]},
                },
            }
            for number, task in enumerate(tasks)
        ],
    )
