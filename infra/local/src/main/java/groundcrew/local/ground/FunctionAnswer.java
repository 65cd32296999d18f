package groundcrew.local.ground;

import java.util.Optional;

/// What a function answered to a synchronous invocation.
///
/// @param executedVersion of the function, `$LATEST` where none is published
/// @param error type of the error with which the function failed, such as
///   `java.lang.IllegalStateException` or `Sandbox.Timedout`; empty where it did not fail
/// @param payload JSON text, that of the error where it failed; may be empty
public record FunctionAnswer(String executedVersion, Optional<String> error, String payload) {}
