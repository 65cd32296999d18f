package groundcrew.local.gateway;

import java.util.Map;

/// A service that calls another one in its own name.
///
/// @param name such as `events.amazonaws.com`
/// @param source condition keys such as `aws:SourceArn`, which tell for what it calls
public record ServicePrincipal(String name, Map<String, String> source) {}
