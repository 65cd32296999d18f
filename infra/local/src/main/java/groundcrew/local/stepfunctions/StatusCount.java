package groundcrew.local.stepfunctions;

/// What is counted: a machine's executions that came to a status.
public record StatusCount(Machine machine, Status status) {}
