/// # Fault table
///
/// > Lists known faults of systems of this kind, and the tests that would detect them here.
///
/// ## Requirements
///
/// - F1 — Each system has one YAML file, and a new file needs no other change. _(why: a new system
///   brings its own faults)_
/// - F2 — Each fault names at least one test, and each named test exists and is enabled. _(why: a
///   renamed or disabled test must not leave a fault undetected)_
/// - F3 — `infra/e2e/FAULTS.md` is generated from the files. _(why: a page that is written by hand
///   becomes outdated)_
///
/// ## Out of scope
///
/// Whether a test detects its fault: only breaking the code shows that.
@NullMarked
package groundcrew.e2e.faults;

import org.jspecify.annotations.NullMarked;
