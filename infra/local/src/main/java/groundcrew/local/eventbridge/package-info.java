/// # EventBridge
///
/// > Rules on the default bus: an event of an AWS service reaches the functions and queues whose
/// > rules match it.
///
/// ## Requirements
///
/// - V1 — A rule sees the events of its own account and region alone.
/// - V2 — Patterns are matched by Event Ruler, AWS's own engine. A pattern that it or EventBridge
///   refuses stops the start with the logical id. _(why: a rule that matched by a guess would hide
///   that the real one never matches)_
/// - V3 — Each target is asked by its resource policy, with the rule as the source. _(why: a
///   missing permission must fail here)_
/// - V4 — What cannot be delivered goes to the target's dead-letter queue, and is reported.
/// - V5 — On request, events are lost, delivered twice, or delivered late and out of order. _(why:
///   AWS promises "best effort" and no more)_
/// - V6 — An input transformer makes what a target receives. What becomes of a missing or null
///   value is chosen by the test. _(why: AWS does not document it, and a template must be right
///   with each)_
/// - V7 — `FailedInvocations` counts what cannot be delivered. _(why: an alarm on it must work)_
///
/// ## Out of scope
///
/// - PutEvents, buses of one's own, archives, pipes, schedules, input transformers that make text,
///   and other targets.
@NullMarked
package groundcrew.local.eventbridge;

import org.jspecify.annotations.NullMarked;
