package groundcrew.local.arn;

/// Where metrics and alarms live: no account and no region sees another's.
public record AccountRegion(String account, String region) {}
