/// # Lambda runtime and SQS event sources
///
/// Runs each function as its own process: the shaded JAR under AWS's own runtime client, which
/// talks to a Lambda Runtime API on loopback.
///
/// ## Requirements
///
/// 1. A handler class is never on the class path of this JVM. _(why: what runs here must be what is
///    deployed, with its own versions and its own initialisation)_
/// 2. A process sees its function's variables, Lambda's own and its role's credentials, and nothing
///    of this process's environment. _(why: a variable missing in the template must fail here)_
/// 3. Time-outs, exits, initialisation errors and function errors look as Lambda reports them.
/// 4. An event source mapping acts with the function's role through the gateway. _(why: a missing
///    `sqs:` permission must fail here)_
/// 5. A test can kill a process at work, and let a queue deliver a batch twice at once. _(why: both
///    happen in AWS, and neither where nobody makes it happen)_
/// 6. `Invoke` goes through the gateway like any other call: by the caller's policies and the
///    function's own. _(why: who may start a function by hand is part of what is deployed)_
/// 7. Each version has environments of its own; under SnapStart the hooks of the function run
///    before its first event, and it asks for its keys by URL instead of finding them among its
///    variables. Its connections from before the snapshot are cut, and the keys from before have
///    expired. _(why: a JAR without the hooks, or without the code that connects and reads such
///    keys again, must fail here)_
/// 8. An asynchronous event ends: it succeeds, or has been tried as often as its function's
///    configuration says, or is too old, and then reaches its destination and dead-letter queue.
///    What waits for its retry waits on the agenda. _(why: an event that vanishes with a log line
///    is what an operator never hears of; a test cannot wait for minutes)_
/// 9. Reserved concurrency throttles; asynchronous events and messages of queues survive it. _(why:
///    a reservation that is too small shows only under load)_
/// 10. A chain that comes back to a function is stopped after 16 runs of it, unless its
///     `RecursiveLoop` is `Allow`; the trace header carries the chain through `Invoke` and through
///     queues. Topics and buckets, through which Lambda follows a chain as well, reach no function
///     here. _(why: a function that sends work to itself stops in production, and would not here)_
/// 11. `MemorySize` bounds the process: its heap as the managed runtime bounds it, and all that it
///     cannot give back by ending it with `Runtime.OutOfMemory`, where the machine has `/proc`.
///     _(why: a function that is too small must fail here)_
/// 12. The calls of a function's code have `lambda:SourceFunctionArn`, those that Lambda makes with
///     the same role have not. _(why: a policy can deny the code what Lambda needs)_
///
/// ## Out of scope
///
/// Container images, layers, versions with code of their own, snapshots (each environment has its
/// own init, after which its restore hooks run; the process's clock, which is the machine's, does
/// not jump), the account's concurrency quota: where all environments of a function are busy, a
/// caller waits; only reserved concurrency throttles. Destinations are queues and topics.
@NullMarked
package groundcrew.local.lambda;

import org.jspecify.annotations.NullMarked;
