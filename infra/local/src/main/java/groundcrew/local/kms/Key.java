package groundcrew.local.kms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/// A symmetric encryption key.
///
/// @param id the UUID in its ARN
/// @param awsManaged whether AWS has made it for one of its services
/// @param deletion when it is gone, where its deletion is scheduled
record Key(
    String id,
    String account,
    String region,
    boolean awsManaged,
    String description,
    boolean enabled,
    JsonNode policy,
    Instant created,
    Optional<Instant> deletion) {

  String arn() {
    return arn(region, account, id);
  }

  static String arn(String region, String account, String id) {
    return "arn:aws:kms:%s:%s:key/%s".formatted(region, account, id);
  }

  String state() {
    return deletion.isPresent() ? "PendingDeletion" : enabled ? "Enabled" : "Disabled";
  }

  Key deletedAt(Instant end) {
    return new Key(
        id, account, region, awsManaged, description, false, policy, created, Optional.of(end));
  }
}
