package groundcrew.local.arn;

/// Where resources live: no account and no region sees those of another.
public record AccountRegion(String account, String region) {}
