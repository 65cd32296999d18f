/// # Topic rules
///
/// Brings messages to functions: a rule selects from each message whose topic its filter matches,
/// and hands the result to its actions.
///
/// ## Requirements
///
/// - R1 — SQL that is not understood stops the deployment with the logical id. _(why: a rule that
///   selects something else than AWS would prove nothing)_
/// - R2 — An attribute that a message does not have is left out of the result, as AWS leaves out
///   what is Undefined. _(why: a function must bear its absence)_
/// - R3 — The function's policy decides the invocation, with the rule as `aws:SourceArn`. _(why: a
///   missing permission must fail here)_
/// - R4 — What an action fails on goes to the error action, once for each rule and message; the
///   error action's role is decided.
///
/// ## Out of scope
///
/// - SQL but `SELECT … FROM`: no WHERE, literals, operators, nested queries and other functions.
/// - Actions but Lambda, error actions but SQS, the retries of an action.
@NullMarked
package groundcrew.local.iot.rules;

import org.jspecify.annotations.NullMarked;
