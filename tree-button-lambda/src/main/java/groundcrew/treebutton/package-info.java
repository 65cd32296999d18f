/// # Green button
///
/// > A visitor presses a button: a tree is planted, and a label with its QR code is printed.
///
/// [groundcrew.treebutton.ButtonPressHandler] receives the press from an AWS IoT rule, orders the
/// tree at Tree-Nation, stores the label and queues its print as an AWS IoT job.
/// [groundcrew.treebutton.JobEventHandler] receives how the job ended.
/// [groundcrew.treebutton.ReconcileHandler] runs on a schedule and finishes what stopped in
/// between.
///
/// `press` reads, admits and records presses, `tree` orders trees, `label` draws labels, `print`
/// queues print jobs, `reply` tells the button, and `plant` holds the use cases.
///
/// ## Requirements
///
/// - B1 — A press is admitted once, by a transaction, whatever the number of its deliveries. _(why:
///   MQTT and Lambda deliver at least once, and a tree costs money)_
/// - B2 — Each step is recorded before the next one begins, by the worker that has the lease.
///   _(why: another worker continues where one stopped, and buys nothing again)_
/// - B3 — That an order is about to be sent is recorded first. An order of unclear outcome is sent
///   again only where `TRUST_ORDER_ID` allows it; otherwise the press is UNKNOWN. _(why:
///   Tree-Nation has no published look-up by order, and third parties deny that it de-duplicates)_
/// - B4 — An order is refused by `already_processed` where an earlier one was executed: if its tree
///   is not recorded, the press is UNKNOWN. _(why: the tree exists, its page is not known)_
/// - B5 — An order goes on a connection of its own. _(why: one kept from before a freeze loses it)_
/// - B6 — A day has a limit of accepted presses, a button an interval and a bucket of arrivals.
///   _(why: a stuck or hostile button must not spend without bound, and a device that was offline
///   sends its queue at once)_
/// - B7 — A press counts only if its client is the thing of its topic, and its id begins with the
///   thing's name. _(why: a stolen device must not press the buttons of others)_
/// - B8 — A label is exactly as wide as the printer prints, with whole dots per module. _(why: a
///   resampled code cannot be scanned)_
/// - B9 — The job has the id of its press. _(why: AWS IoT then refuses a second one)_
/// - B10 — A press is PRINTED only when its job has succeeded; one that failed tells the button
///   why. _(why: a visitor who waits for nothing asks the staff)_
/// - B11 — The token is read from a SecureString, kept for five minutes, and never logged. _(why:
///   who has it spends the money)_
///
/// ## Out of scope
///
/// Which visitor pressed: no personal data is stored.
@NullMarked
package groundcrew.treebutton;

import org.jspecify.annotations.NullMarked;
