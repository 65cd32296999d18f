/// # S3
///
/// > A real S3 server (S3Proxy, in memory, on loopback) behind the front door.
///
/// ## Requirements
///
/// - B1 — The server starts with the first bucket or call, never before. _(why: most runs need no
///   S3, and it takes a second)_
/// - B2 — Each call is decided by the permissions that S3 itself asks for; deleting several objects
///   asks for each of them, copying for the source as well.
/// - B3 — Who may not list a bucket is told 403, not 404, for a missing object. _(why: a missing
///   `s3:ListBucket` looks in AWS like a missing `s3:GetObject`, and costs people hours)_
/// - B4 — A conditional write (`If-None-Match: *`) holds. _(why: the journal is never overwritten)_
///
/// ## Out of scope
///
/// - Versions, lifecycle, encryption and object lock: declared by a template they are accepted and
///   change nothing here. Addressing by host name: clients of a loopback address use paths.
@NullMarked
package groundcrew.local.s3;

import org.jspecify.annotations.NullMarked;
