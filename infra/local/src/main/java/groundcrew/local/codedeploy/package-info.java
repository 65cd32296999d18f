/// # CodeDeploy
///
/// > A fake of CodeDeploy's blue/green deployments on ECS, as far as their lifecycle events and
/// > hooks go.
///
/// ## Requirements
///
/// - D1 — A deployment passes its lifecycle events in AWS's order, and moves the traffic of its
///   group with them.
/// - D2 — A hook is a function that is invoked asynchronously, by the role of the group. What it
///   returns, and how it fails, decides nothing. _(why: only PutLifecycleEventHookExecutionStatus
///   does)_
/// - D3 — Without an answer within an hour an event has failed. _(why: a hook that crashes must
///   never count as one that has passed)_
/// - D4 — `Succeeded` and `Failed` are the only answers, and an execution takes one of them, once.
/// - D5 — A deployment that fails sends both listeners back to the original.
/// - D6 — A call about a deployment is decided by the ARN of its group.
///
/// ## Time
///
/// Every lifecycle event and the hour of a hook are tasks on the agenda.
///
/// ## Out of scope
///
/// - Applications and groups of templates: whoever drives the cloud adds them. The other compute
///   platforms, canary and linear shifts, alarms, wait times, revisions outside the call, triggers,
///   StopDeployment, and the record that AWS keeps of a rollback as a deployment of its own.
@NullMarked
package groundcrew.local.codedeploy;

import org.jspecify.annotations.NullMarked;
