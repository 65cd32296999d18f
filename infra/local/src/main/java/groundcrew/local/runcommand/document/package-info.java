/// # Command documents
///
/// > What a document declares, which values it takes, and what a script becomes of them.
///
/// ## Requirements
///
/// - D1 — A document is read completely: an unknown element stops its deployment with the name of
///   the document and the element.
/// - D2 — A value is spliced into a script as it is, without any quoting. _(why: that is how the
///   agent does it, and where an injection comes from)_
/// - D3 — A parameter with `interpolationType: ENV_VAR` arrives in the variable `SSM_<name>` as
///   well, if the agent is new enough.
@NullMarked
package groundcrew.local.runcommand.document;

import org.jspecify.annotations.NullMarked;
