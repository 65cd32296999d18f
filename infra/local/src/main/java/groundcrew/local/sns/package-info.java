/// # SNS
///
/// > A fake of Simple Notification Service: topics, and e-mails that nobody receives.
///
/// ## Requirements
///
/// 1. Who may publish is decided by the topic's policy, for a service in its own name as well.
///    _(why: a topic with a policy of its own loses the default one, and alarms fall silent without
///    a word)_
/// 2. A subscription by e-mail is pending until its owner confirms it, and gets nothing until then.
///    _(why: an alarm that nobody confirmed looks deployed)_
/// 3. What would be sent is kept. _(why: a person reads the e-mail, so the test reads it too)_
/// 4. A topic under the AWS managed key refuses services. _(why: that key's policy lets no alarm
///    use it, and nobody can change it)_
///
/// ## Out of scope
///
/// Protocols other than e-mail, FIFO topics, filter policies, and the policies of customer keys.
@NullMarked
package groundcrew.local.sns;

import org.jspecify.annotations.NullMarked;
