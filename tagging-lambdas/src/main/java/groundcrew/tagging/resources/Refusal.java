package groundcrew.tagging.resources;

/// A resource that could not be tagged.
///
/// @param code AWS's name of the reason, or the hosting service's
/// @param mayPass whether the same call can succeed later
public record Refusal(String arn, String code, String message, boolean mayPass) {}
