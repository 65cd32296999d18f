/// # AWS IoT Core
///
/// > Devices that connect, messages that they exchange, and the rules that bring messages to
/// > functions.
///
/// | package | what it is |
/// |---|---|
/// | [groundcrew.local.iot.messages] | messages, topics and topic filters; where all messages pass |
/// | [groundcrew.local.iot.certificates] | the authority that signs the CSRs of devices, and their TLS |
/// | [groundcrew.local.iot.registry] | things, certificates, policies, role aliases |
/// | [groundcrew.local.iot.broker] | MQTT |
/// | [groundcrew.local.iot.jobs] | jobs: their control plane, their topics, their events |
/// | [groundcrew.local.iot.credentials] | credentials for certificates |
/// | [groundcrew.local.iot.rules] | topic rules: their SQL, their actions, their error action |
///
/// ## Requirements
///
/// - I1 — What an account publishes in a region is seen there alone. _(why: a message broker of AWS
///   IoT belongs to one account and one region)_
/// - I2 — Limits of topics and payloads are those of AWS. _(why: a device that is too long-winded
///   must fail here)_
///
/// ## Out of scope
///
/// - Shadows, Basic Ingest, MQTT 5, custom authorizers, retained messages over HTTP.
@NullMarked
package groundcrew.local.iot;

import org.jspecify.annotations.NullMarked;
