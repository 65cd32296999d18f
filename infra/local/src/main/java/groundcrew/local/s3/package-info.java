/// # S3
///
/// > A real S3 server (S3Proxy, in memory, on loopback) behind the gateway.
///
/// ## Requirements
///
/// - B1 — The server starts with the first bucket or call, never before. _(why: most runs need no
///   S3, and it takes a second)_
/// - B2 — Each call is decided by the permissions that S3 itself asks for; deleting several objects
///   asks for each of them, copying for the source as well.
/// - B3 — Who may not list a bucket gets 403, not 404, for a missing object. _(why: a missing
///   `s3:ListBucket` looks in AWS like a missing `s3:GetObject`, and costs people hours)_
/// - B4 — A conditional write (`If-None-Match: *`) holds, and of many at once only one succeeds.
///   _(why: the journal is never overwritten)_ The server behind sees to it.
/// - B5 — A policy sees the conditions of a write and the prefix, delimiter and page of a listing.
///   _(why: a bucket policy demands the condition, a role may list its prefix only)_
/// - B6 — A checksum that does not fit the content is refused, wherever the client put it: in a
///   header, or behind the content, as the SDK's clients do by default.
/// - B7 — Who writes to a bucket with a KMS key may use the key for `GenerateDataKey`, who reads
///   for `Decrypt`; each call is decided by the bucket's key of now. _(why: a role without the key
///   loses the journal in AWS only)_
/// - B8 — Objects expire by the rules of their bucket and the clock of the cloud. _(why: a rule
///   with a wrong prefix deletes in AWS only what must be kept)_
///
/// ## Out of scope
///
/// - Versions: a template may declare them, but nothing that was overwritten or deleted is kept.
///   Calls that ask for versions are refused.
/// - Transitions, object lock, and the other rules of a lifecycle: they are refused.
/// - Copies, parts and encryption headers where a bucket has a KMS key: they are refused.
/// - Addressing by host name: where the endpoint is an IP address, the SDK's client puts the bucket
///   into the path by itself.
/// - The clock of a test in what S3 answers: objects show the machine's time.
@NullMarked
package groundcrew.local.s3;

import org.jspecify.annotations.NullMarked;
