package groundcrew.tagging.resources;

/// Where resources are tagged.
///
/// @param run name of the run that is at work there
public record Target(String account, String region, String run) {}
