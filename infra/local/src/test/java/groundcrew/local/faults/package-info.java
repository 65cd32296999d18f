/// # Fault table
///
/// > The faults that a system of this kind has elsewhere, and the test of each that would catch it
/// > here.
///
/// ## Requirements
///
/// - F1 — One YAML file for a system, beside `tagging.yaml`; nothing else has to be changed for a
///   new one. _(why: whoever adds a system adds its faults)_
/// - F2 — Each fault names a test, and each named test is in the sources and is run. _(why: a test
///   that is renamed or switched off must not leave its fault without a guard)_
/// - F3 — `infra/local/FAULTS.md` is what the files say. _(why: a page that is written by hand is
///   soon wrong)_
///
/// ## Out of scope
///
/// Whether a test catches its fault: that is shown by breaking the code.
@NullMarked
package groundcrew.local.faults;

import org.jspecify.annotations.NullMarked;
