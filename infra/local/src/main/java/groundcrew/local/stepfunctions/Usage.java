package groundcrew.local.stepfunctions;

/// What an execution has used so far.
///
/// @param transitions entries of states and retries, which AWS bills alike
/// @param invocations of functions, retries included
public record Usage(int transitions, int invocations) {}
