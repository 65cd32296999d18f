"""Tags the resources of an account and region."""

import json
import os

import boto3

sts = boto3.client("sts")
sqs = boto3.client("sqs")
s3 = boto3.client("s3")


def handler(event):
    failures = []
    for record in event["Records"]:
        try:
            tag(json.loads(record["body"]), record["messageId"])
        except Exception as failure:
            print(failure)
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}


def tag(task, message):
    member = session(task)
    tagging = member.client("resourcegroupstaggingapi")
    publish(member.client("ssm"), task)
    wrong = []
    for page in tagging.get_paginator("get_resources").paginate(ResourcesPerPage=100):
        for resource in page["ResourceTagMappingList"]:
            has = {tag["Key"]: tag["Value"] for tag in resource["Tags"]}
            if not task["tags"].items() <= has.items():
                wrong.append(resource["ResourceARN"])
    journal(task, message + "-1-1.jsonl", wrong)
    for start in range(0, len(wrong), 20):
        tagging.tag_resources(ResourceARNList=wrong[start : start + 20], Tags=task["tags"])
    journal(task, message + "-1-1-done.jsonl", wrong)


def session(task):
    if sts.get_caller_identity()["Account"] == task["account"]:
        return boto3.Session(region_name=task["region"])
    keys = sts.assume_role(
        RoleArn="arn:aws:iam::%s:role/%s" % (task["account"], os.environ["ROLE_NAME"]),
        RoleSessionName="python",
        ExternalId=os.environ["EXTERNAL_ID"],
    )["Credentials"]
    return boto3.Session(
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
        region_name=task["region"],
    )


def publish(ssm, task):
    path = os.environ["PARAMETER_PREFIX"]
    value = json.dumps({name: task[name] for name in ("keys", "level", "tags")})
    pages = ssm.get_paginator("get_parameters_by_path").paginate(Path=path)
    if not any(p["Value"] == value for page in pages for p in page["Parameters"]):
        ssm.put_parameter(
            Name=path + "/" + task["level"], Value=value, Type="String", Overwrite=True
        )


def journal(task, name, arns):
    bucket = os.environ.get("JOURNAL_BUCKET")
    if bucket:
        place = "/".join(task[part] for part in ("run", "account", "region", "level"))
        lines = "".join(json.dumps({"arn": arn, "after": task["tags"]}) + "\n" for arn in arns)
        s3.put_object(
            Bucket=bucket, Key="journal/%s/%s" % (place, name), Body=lines, IfNoneMatch="*"
        )
