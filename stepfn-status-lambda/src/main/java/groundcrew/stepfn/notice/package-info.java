/// # Notices
///
/// > Tells people that a machine is in trouble, and that it has recovered: once each.
///
/// ## Requirements
///
/// - N1 — One notice is sent for a trouble and one for the recovery, by the function that sees the
///   change first. _(why: an alarm over all machines tells neither which one failed, nor why, nor
///   that a second one did)_
/// - N2 — A notice that could not be sent is sent later. _(why: nobody looks for one that is
///   missing)_
/// - N3 — A notice holds the error, its cause and a link to the execution, never input or output.
@NullMarked
package groundcrew.stepfn.notice;

import org.jspecify.annotations.NullMarked;
