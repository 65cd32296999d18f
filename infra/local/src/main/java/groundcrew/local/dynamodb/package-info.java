/// # DynamoDB
///
/// > A real engine, AWS's own DynamoDB Local, in memory and on loopback behind the gateway.
///
/// ## Requirements
///
/// - D1 — The engine starts with the first table or call, never before. _(why: most runs need no
///   table, and it takes seconds)_
/// - D2 — Accounts and regions share no table. The engine keeps them apart by the access key and
///   the region of a signature, which therefore name the account here.
/// - D3 — Each call is decided on the ARNs of its tables and indexes, each item of a transaction by
///   the action of its own operation. _(why: IAM has no action for a transaction)_
/// - D4 — What the engine could do but nobody has given permissions for here is refused by name.
///   _(why: a call that is never decided would hide a missing permission)_
/// - D5 — The engine is only started, found by its name: nothing here is compiled against it, and
///   it is passed on to nobody. _(why: its licence wants it so)_
/// - D6 — Who creates a table with a KMS key may use it for `DescribeKey` and `CreateGrant`; who
///   reads or writes its items for `Decrypt`, through DynamoDB. _(why: a role without the key fails
///   in AWS at its first item)_
///
/// ## Out of scope
///
/// - Transactions that read, PartiQL, streams, backups, and reads that are eventually consistent:
///   here every read is consistent.
/// - Expiry, point-in-time recovery and protection from deletion: declared by a template they are
///   accepted and change nothing here.
@NullMarked
package groundcrew.local.dynamodb;

import org.jspecify.annotations.NullMarked;
