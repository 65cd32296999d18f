/// # Tree-Nation
///
/// > A fake of the API with which trees are ordered, `POST /api/plant`, as its documentation and
/// > its users describe it. It is no AWS service: the gateway does not know it.
///
/// ## Requirements
///
/// - N1 — A business error is answered under HTTP 200, with `status`, `errorCode` and
///   `errorMessage`. _(why: a client that reads the HTTP status alone takes it for a tree)_
/// - N2 — An executed `order_id` is refused with `already_processed`, or executed again where a
///   test wants it so. _(why: the documentation promises the first, third parties report the
///   second)_
/// - N3 — Faults strike before an order is executed or after it. _(why: after it, the tree is paid
///   for and the client does not know)_
/// - N4 — The faults of an order depend on the seed, its id and the number of the attempt alone.
///   _(why: a run can be repeated whatever the order in which its requests arrive)_
/// - N5 — Trees are counted by order, and each request is kept without its token.
/// - N6 — What the documentation does not name is refused. _(why: a misspelt `order_id` would cost
///   a tree)_
///
/// ## Out of scope
///
/// - Several recipients in one order, credit, the substitution of a species that is sold out, and
///   all other operations.
/// - The texts of errors: `already_processed` is the only published code.
@NullMarked
package groundcrew.local.treenation;

import org.jspecify.annotations.NullMarked;
