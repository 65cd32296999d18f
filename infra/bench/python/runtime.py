"""A Lambda runtime for the peers: asks for an event, calls handler(event), answers.

Usage: runtime.py <module>; the module stands beside this file.
"""

import http.client
import importlib
import json
import os
import sys

NEXT = "/2018-06-01/runtime/invocation/next"
ANSWER = "/2018-06-01/runtime/invocation/%s/%s"


def main():
    module = importlib.import_module(sys.argv[1])
    api = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    while True:
        api.request("GET", NEXT)
        response = api.getresponse()
        event = json.loads(response.read())
        request = response.getheader("Lambda-Runtime-Aws-Request-Id")
        try:
            outcome, answer = "response", module.handler(event)
        except Exception as failure:  # the runtime reports whatever the handler throws
            outcome = "error"
            answer = {"errorType": type(failure).__name__, "errorMessage": str(failure)}
        api.request("POST", ANSWER % (request, outcome), json.dumps(answer))
        api.getresponse().read()


main()
