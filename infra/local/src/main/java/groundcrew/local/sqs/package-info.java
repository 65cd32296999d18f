/// # SQS
///
/// ElasticMQ behind the gateway: queues of accounts and regions, with SQS's own limits, which
/// ElasticMQ does not know.
///
/// ## Requirements
///
/// 1. A queue belongs to one account and one region; its URL shows the gateway, never ElasticMQ.
///    _(why: a function must not reach a queue past its role's policies)_
/// 2. Batches, sizes and delays are limited as SQS limits them. _(why: what is too large must fail
///    here)_
/// 3. Who sends to a queue with a KMS key may use the key for `GenerateDataKey` and `Decrypt`, who
///    receives for `Decrypt`; a service that sends in its own name is decided as such. SQS reuses a
///    data key for some minutes; here each call is decided. _(why: a key policy that lacks somebody
///    shows in AWS when the first message is lost)_
/// 4. Delays and visibility time-outs end by the clock of the cloud, and are on the agenda. _(why:
///    a test cannot wait for them)_
///
/// ## Out of scope
///
/// Retention (nothing runs for days here), message move tasks.
@NullMarked
package groundcrew.local.sqs;

import org.jspecify.annotations.NullMarked;
