/// # Run Command
///
/// > A fake of Systems Manager's commands: documents, managed nodes, and scripts that really run.
///
/// ## Requirements
///
/// - C1 — A command and its invocations are not known for a moment after SendCommand. _(why: that
///   is normal, and a caller that takes it for an error fails by chance)_
/// - C2 — An invocation is Pending, then InProgress or Delayed, and ends as its node decides.
///   DeliveryTimedOut comes once the time for delivery and the time for execution have both passed.
/// - C3 — A response code is -1 until a step has ended.
/// - C4 — A caller that names nodes is refused one that it may not use; one that names tags gets an
///   invocation that ends as AccessDenied.
/// - C5 — Answers hold the published number of characters; the node writes the whole output to S3,
///   with its own role.
/// - C6 — Commands and invocations publish each change of their status on the default event bus.
/// - C7 — A member, a filter or an element of a document that is not supported is refused by name.
///
/// ## Time
///
/// Everything that happens to a command is a task on the agenda, also a recorded run. A script that
/// really runs has the machine's clock, also for its time-out; the agenda stands until it has
/// ended.
///
/// ## Out of scope
///
/// - SNS notifications, CloudWatch Logs, alarms, sharing and hashes of documents, schemas other
///   than 2.2, reboots, references to Parameter Store, resource groups.
@NullMarked
package groundcrew.local.runcommand;

import org.jspecify.annotations.NullMarked;
