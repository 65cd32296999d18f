package groundcrew.local.arn;

import java.util.Optional;

/// The name of a resource: `arn:partition:service:region:account:resource`.
///
/// @param region empty where the service is global
/// @param account empty where it does not count, as in a bucket's ARN
/// @param resource the rest, which may have further colons and slashes
public record Arn(
    String partition, String service, String region, String account, String resource) {
  private static final int FIELDS = 6;

  /// Reads an ARN.
  ///
  /// @throws IllegalArgumentException for a text that is none
  public static Arn parse(String text) {
    return find(text)
        .orElseThrow(
            () -> new IllegalArgumentException("An ARN is expected, received '" + text + "'"));
  }

  /// Reads an ARN; empty for a text that is none.
  public static Optional<Arn> find(String text) {
    var fields = text.split(":", FIELDS);
    return fields.length == FIELDS && fields[0].equals("arn")
        ? Optional.of(new Arn(fields[1], fields[2], fields[3], fields[4], fields[5]))
        : Optional.empty();
  }

  /// Returns where the resource lives.
  public AccountRegion accountRegion() {
    return new AccountRegion(account, region);
  }

  @Override
  public String toString() {
    return String.join(":", "arn", partition, service, region, account, resource);
  }
}
