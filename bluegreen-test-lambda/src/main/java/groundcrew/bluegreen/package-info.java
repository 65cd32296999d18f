/// # Blue/green gate
///
/// > Asks the new version for a list of URLs before it gets production traffic, and decides whether
/// > it may.
///
/// [groundcrew.bluegreen.CodeDeployHookHandler] answers a lifecycle hook of CodeDeploy.
/// `codedeploy` is that controller; `gate` decides, and knows no controller; `list` reads the URLs,
/// `request` asks blue and green, `report` writes what was found, `metrics` counts it.
/// [groundcrew.bluegreen.UrlListHandler] learns the list from access logs, with `learn`.
///
/// What it protects from is regression: what works on blue and breaks on green.
///
/// ## Requirements
///
/// - G1 — A hook always gets its answer, and Failed unless the gate knows better: a list that is
///   missing, unreadable or malformed, an endpoint that cannot be reached, a fault of the gate
///   itself. _(why: CodeDeploy waits an hour for a status that is never put, and a crash must not
///   open the gate)_
/// - G2 — Ten seconds before the function's limit, or a quarter of a shorter one, the hook is
///   answered with what is known. _(why: Lambda ends a function at its limit without an answer)_
/// - G3 — The answer is put before the report is written, and a report that cannot be written
///   changes nothing. A second answer is no error. _(why: Lambda retries, and S3 may be out of
///   reach while CodeDeploy is not)_
/// - G4 — The list is read anew for each deployment, row by row. _(why: a warm process must not
///   test the list of an earlier one, and a list may be larger than the memory)_
/// - G5 — The share that passed is compared with the threshold in exact numbers, `>=`, by weight.
///   _(why: 29 of 100 is 28.999… in binary numbers, and a threshold of 100 must be reachable)_
/// - G6 — No redirect is followed. _(why: a redirect to the production port leads to blue, whose
///   page would count as green's)_
/// - G7 — One time-out covers a whole exchange, from connecting to the last byte. _(why: a server
///   that sends a byte a second never exceeds the time-out of a read)_
/// - G8 — A request is repeated once, after a connection error only. _(why: a kept connection may
///   be closed at the moment it is used; every other failure is an answer)_
/// - G9 — A row whose URL belongs to another host is refused and fails. _(why: the gate must not be
///   led elsewhere, and another host says nothing about green)_
/// - G10 — With a baseline, a row that fails on both sides does not count. _(why: it was broken
///   before, and would block a repair)_
/// - G11 — Times are compared in pairs of the same URL, by a test that makes no assumption about
///   their distribution. Green is slower if it is so twice, and by more than somebody notices.
///   _(why: a mean follows the slowest page, two runs always differ, requests at the same time
///   share every pause of a machine, and a version that has just started is slow at first)_
/// - G12 — Requests name the gate as their user agent. _(why: access logs and analytics must tell
///   them from visitors)_
/// - G13 — The report shows what sites and lists say as text only. _(why: a path may be markup)_
///
/// - G14 — Each access log counts once, however often a run is repeated; one that breaks off counts
///   not at all, until it can be read. _(why: frequencies decide what is listed)_
/// - G15 — No query is listed or kept, and no path of which a part looks like an address, a token
///   or a long number. _(why: logs are full of what people typed, and a list is read by many)_
/// - G16 — What usually acts is not listed. _(why: a replay must change nothing)_
/// - G17 — Frequent and rare pages share the list, and the same logs lead to the same list. _(why:
///   a page that few visit breaks unseen, and a list that changes by chance cannot be compared)_
/// - G18 — The gate's own requests are no traffic. _(why: a page that nobody else asks for would
///   stay in the list)_
/// - G19 — Without any page the list stays as it is, and the run fails. _(why: a wrong prefix must
///   not disarm the gate)_
///
/// ## Out of scope
///
/// Requests that change something, log-ins, and pages as a browser renders them.
@NullMarked
package groundcrew.bluegreen;

import org.jspecify.annotations.NullMarked;
