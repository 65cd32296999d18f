"""Finds the journals of a run and sends a task for each to undo it."""

import json
import os

import boto3

sts = boto3.client("sts")
sqs = boto3.client("sqs")
s3 = boto3.client("s3")


def handler(event):
    entries = []
    for account in below("journal/%s/" % event["run"]):
        for region in below(account):
            for level in below(region):
                entries.append({"Id": str(len(entries)), "MessageBody": body(level, event["run"])})
    sqs.send_message_batch(QueueUrl=os.environ["QUEUE_URL"], Entries=entries)
    print("tasks:", len(entries))
    return {"messages": len(entries)}


def below(path):
    pages = s3.get_paginator("list_objects_v2").paginate(
        Bucket=os.environ["JOURNAL_BUCKET"], Prefix=path, Delimiter="/"
    )
    return [found["Prefix"] for page in pages for found in page.get("CommonPrefixes", [])]


def body(path, run):
    _, _, account, region, level, _ = path.split("/")
    task = {"kind": "undo", "account": account, "region": region, "level": level}
    return json.dumps({**task, "version": 1, "undo": run})
