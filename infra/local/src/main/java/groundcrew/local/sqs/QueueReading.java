package groundcrew.local.sqs;

import java.time.Duration;

/// What a queue holds at a moment.
///
/// @param visible messages that may be received
/// @param ageOfOldest of all messages, those in flight too; zero for an empty queue
public record QueueReading(
    String account, String region, String name, long visible, Duration ageOfOldest) {}
