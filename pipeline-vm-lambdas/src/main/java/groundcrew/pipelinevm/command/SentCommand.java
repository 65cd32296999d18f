package groundcrew.pipelinevm.command;

import java.time.Instant;

/// A command that Run Command has accepted.
public record SentCommand(String id, Instant sentAt) {}
