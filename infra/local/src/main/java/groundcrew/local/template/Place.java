package groundcrew.local.template;

/// Where a template is deployed.
public record Place(String stack, String account, String region) {}
