package groundcrew.local.template;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A resource of a template, its intrinsic functions resolved.
public record Resource(String logicalId, String type, ObjectNode properties, Place place) {}
