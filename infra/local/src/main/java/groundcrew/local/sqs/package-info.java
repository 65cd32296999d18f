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
///
/// ## Out of scope
///
/// Retention (nothing runs for days here), encryption, message move tasks.
@NullMarked
package groundcrew.local.sqs;

import org.jspecify.annotations.NullMarked;
