/// # The traffic light
///
/// > What is known of every machine as a page of lights, the worst first, for a dashboard on a
/// > wall.
///
/// `DrawLights` reads what is known; a `Board` holds the lights of that moment, and a `Page` draws
/// them.
///
/// ## Requirements
///
/// - V1 — A light tells its state by shape and in words as well as by colour. _(why: one man in
///   twelve does not see red beside green)_
/// - V2 — The worst comes first, then by name: failed, timed out, aborted, overdue, running, no
///   runs, succeeded; the worst get cards as long as these are few. _(why: a wall is read from far
///   away, and from the top)_
/// - V3 — What runs again after a failure stays red until it succeeds. _(why: a repair that has
///   begun is none yet)_
/// - V4 — Above the lights every machine is counted, whatever is filtered or left out. _(why: who
///   looks at ten machines must see that the eleventh failed)_
/// - V5 — A status of more than fifteen minutes is told. _(why: what is out of date looks as well
///   as what is well)_
/// - V6 — The page has no script, loads nothing, and holds names and filters as text alone; the
///   filter is the console's own. _(why: the console takes everything else away, and a name is what
///   anybody may give a machine)_
/// - V7 — The answer stays below what Lambda returns, however many machines there are. _(why: the
///   page would vanish on the day that it is needed most)_
///
/// ## Out of scope
///
/// Asking AWS about a machine: what the table does not know, the page does not show.
@NullMarked
package groundcrew.stepfn.light;

import org.jspecify.annotations.NullMarked;
