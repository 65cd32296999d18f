/// # The traffic light
///
/// > Shows the statuses of all state machines as a page of lights, the worst first, for a dashboard
/// > on a wall.
///
/// `DrawLights` reads the statuses; a `Board` holds the lights at the time of the view, and a
/// `Page` draws them.
///
/// ## Requirements
///
/// - V1 — A light shows its state by shape and in words as well as by colour. _(why: one man in
///   twelve cannot distinguish red from green)_
/// - V2 — Lights are ordered by state, then by name: failed, timed out, aborted, overdue,
///   unreadable, running, no runs, succeeded. The worst are cards while they are few. _(why: a wall
///   is read from a distance and from the top)_
/// - V3 — A run after a failure stays red until it succeeds. _(why: a repair that has started is
///   not complete)_
/// - V4 — The counts at the top include every machine, whatever is filtered or left out. _(why: a
///   person who looks at ten machines must see that the eleventh failed)_
/// - V5 — The page warns about a reading that is older than fifteen minutes. _(why: an outdated
///   page looks the same as a current one)_
/// - V6 — The page has no script, loads nothing, and contains names and filters as text only. The
///   filter uses the console's own form. _(why: the console removes everything else, and anyone may
///   choose a name)_
/// - V7 — The answer stays below Lambda's limit, however many machines exist. _(why: the page would
///   disappear on the day it is needed most)_
///
/// ## Out of scope
///
/// Calls to AWS about a machine: the page shows what the table holds.
@NullMarked
package groundcrew.stepfn.light;

import org.jspecify.annotations.NullMarked;
