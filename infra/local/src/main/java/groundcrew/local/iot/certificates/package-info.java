/// # Certificates of devices
///
/// > The local certificate authority, the certificates that it issues for CSRs, and the TLS that
/// > admits them.
///
/// ## Requirements
///
/// - C1 — A device makes its own key; only a CSR comes here. _(why: a private key that passes
///   through a stack stays in its state and its outputs)_
/// - C2 — TLS admits certificates that are registered and active, and no others, whoever signed
///   them.
///
/// X.509 is written by [groundcrew.local.iot.certificates.Der]: the JDK reads certificates and has
/// nothing public to make one.
@NullMarked
package groundcrew.local.iot.certificates;

import org.jspecify.annotations.NullMarked;
