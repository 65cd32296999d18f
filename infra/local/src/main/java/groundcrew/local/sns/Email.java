package groundcrew.local.sns;

import java.time.Instant;

/// An e-mail that SNS would have sent.
///
/// @param topicArn whose subscriber receives it
public record Email(String to, String subject, String text, String topicArn, Instant sent) {}
