/// # The message broker
///
/// > MQTT 3.1.1 over mutual TLS: Moquette, behind a front that is AWS IoT in what it admits.
///
/// ```
/// device -- TLS, certificate --> front -- loopback, secret --> Moquette: sessions, subscriptions
///                                  |
///                                  +--> Messages: rules, jobs, and Moquette for the subscribers
/// ```
///
/// The front knows the certificate of a connection. It decides what the client may do, takes what
/// it publishes, and passes on the rest; Moquette keeps sessions and delivers.
///
/// ## Requirements
///
/// - B1 — Connect, Publish, Subscribe and Receive are decided by the policies of the certificate,
///   and a publication that they do not allow closes the connection, as AWS does. _(why: firmware
///   that only loses the message would look well here)_
/// - B2 — The client that connects last under an id has it; the earlier connection is closed.
/// - B3 — A publication is acknowledged once the rules have taken it. _(why: a press that is
///   acknowledged must not be lost)_
/// - B4 — QoS 2 is not served: AWS IoT acknowledges neither PUBLISH nor SUBSCRIBE of it.
///
/// ## Out of scope
///
/// - MQTT 5, WebSockets, SNI, limits of rates, the expiry of persistent sessions.
@NullMarked
package groundcrew.local.iot.broker;

import org.jspecify.annotations.NullMarked;
