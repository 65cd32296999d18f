package groundcrew.local.template;

import java.util.Map;

/// What a deployment gives.
///
/// @param resources what the stack has now, by logical id
/// @param outputs the values of the template's outputs, by their logical ids
public record Deployed(Map<String, Created> resources, Map<String, String> outputs) {}
