/// # The gateway
///
/// > One port on the loopback interface through which every AWS call of the local cloud goes.
///
/// For each call the gateway proves who signed it (SigV4), finds the service by the credential
/// scope, reads the service's own protocol, holds the input against the service's own model, asks
/// IAM for every permission that the call takes, counts it, and hands it to the service behind.
/// Programs under test read the address from `AWS_ENDPOINT_URL` and need nothing else.
///
/// A body that was signed in chunks, as S3's clients do, is verified chunk by chunk and handed on
/// in one piece.
///
/// A test may make calls fail, lose the answers of calls that were carried out, make calls take
/// their time or meet a region that is not enabled, by operation, account and region ([Faults]); no
/// call knows that it was meant.
///
/// A service that speaks several protocols is read in the one that a request is written in, and a
/// packed body is unpacked after its signature was proven.
///
/// What cannot be an answer of AWS (a fake's invalid answer, a policy that the local IAM cannot
/// read, a service that is not there) is a *defect*: the caller gets HTTP 500, and [Gateway#close]
/// throws, so that no test passes over it.
///
/// ## Out of scope
///
/// - TLS, presigned URLs, SigV4a, and CBOR, which no SDK here speaks.
@NullMarked
package groundcrew.local.gateway;

import org.jspecify.annotations.NullMarked;
