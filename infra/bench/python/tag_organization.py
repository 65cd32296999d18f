"""Tags an organization the plain way: one account after the other, one region after the other, one call after the other.

It does what a careful person writes on an afternoon: all pages, all tags in one call, twenty resources a call, and it
says what failed. It keeps no journal, knows no other levels, and cannot be interrupted.
"""

import sys

import boto3


def own_tags(organizations, account, keys):
    pages = organizations.get_paginator("list_tags_for_resource").paginate(ResourceId=account)
    return {tag["Key"]: tag["Value"] for page in pages for tag in page["Tags"] if tag["Key"] in keys}


def session_of(sts, account, role):
    given = sts.assume_role(RoleArn=f"arn:aws:iam::{account}:role/{role}", RoleSessionName="boto3")["Credentials"]
    return boto3.Session(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])


def lacks(mapping, tags):
    has = {tag["Key"]: tag["Value"] for tag in mapping["Tags"]}
    return any(has.get(key) != value for key, value in tags.items())


def tag_region(tagging, tags):
    wrong = []
    for page in tagging.get_paginator("get_resources").paginate(ResourcesPerPage=100):
        for mapping in page["ResourceTagMappingList"]:
            if ":cloudformation:" not in mapping["ResourceARN"] and lacks(mapping, tags):
                wrong.append(mapping["ResourceARN"])
    for start in range(0, len(wrong), 20):
        answer = tagging.tag_resources(ResourceARNList=wrong[start : start + 20], Tags=tags)
        for arn, failure in answer["FailedResourcesMap"].items():
            print(arn, failure["ErrorCode"], file=sys.stderr)
    return len(wrong)


def main(keys, regions, role):
    organizations = boto3.client("organizations", region_name="us-east-1")
    sts = boto3.client("sts", region_name=regions[0])
    tagged = 0
    for page in organizations.get_paginator("list_accounts").paginate():
        for account in page["Accounts"]:
            tags = own_tags(organizations, account["Id"], keys) if account["Status"] == "ACTIVE" else {}
            if tags:
                session = session_of(sts, account["Id"], role)
                for region in regions:
                    tagged += tag_region(session.client("resourcegroupstaggingapi", region_name=region), tags)
    print(tagged)


if __name__ == "__main__":
    main(sys.argv[1].split(","), sys.argv[2].split(","), sys.argv[3])
