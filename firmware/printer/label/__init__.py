"""The label: fetched from S3 with the short-lived credentials that AWS IoT gives for the printer's certificate.

A presigned URL would die with the credentials of the function that signed it, while the printer is offline; an access
key would live for years on a computer that stands at a fair.
"""
