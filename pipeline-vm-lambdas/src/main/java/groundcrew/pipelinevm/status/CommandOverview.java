package groundcrew.pipelinevm.status;

/// A command on all of its machines.
///
/// @param detail Run Command's status detail without blanks, such as NoInstancesInTag
public record CommandOverview(InvocationState state, String detail, int targets) {}
