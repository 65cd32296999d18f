/// # Web servers
///
/// > Real nginx processes behind listeners that shift, and the access log of their load balancer.
///
/// A web server that nobody has started takes nothing: unlike a service of the cloud it is created
/// and closed by whoever uses it.
///
/// ## Requirements
///
/// - W1 — A server is one process of the system's nginx, without privileges: its configuration,
///   logs and temporary files are in one folder, and it listens on a free port of loopback.
/// - W2 — A server ends with this JVM, however that ends.
/// - W3 — A listener passes bytes on, and resets as well. _(why: a load balancer that answered
///   instead would hide what its target does)_
/// - W4 — A request that begins after a shift reaches the new target.
/// - W5 — What goes wrong in a server is in its configuration.
@NullMarked
package groundcrew.local.web;

import org.jspecify.annotations.NullMarked;
