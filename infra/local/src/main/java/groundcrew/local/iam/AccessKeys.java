package groundcrew.local.iam;

import groundcrew.local.gateway.Caller;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Every set of credentials that the local cloud has given out.
public final class AccessKeys {
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final SecureRandom random = new SecureRandom();
  private final Map<String, AccessKey> keys = new ConcurrentHashMap<>();

  /// Creates credentials for a caller and registers them.
  public AccessKey issue(Caller caller, Instant expires) {
    var id = new StringBuilder("ASIA");
    random.ints(16, 0, BASE_32.length()).forEach(i -> id.append(BASE_32.charAt(i)));
    var key = new AccessKey(id.toString(), secret(30), secret(96), caller, expires);
    register(key);
    return key;
  }

  /// Registers credentials that somebody else made.
  public void register(AccessKey key) {
    keys.put(key.id(), key);
  }

  /// Finds credentials by their access key id, expired ones too.
  public Optional<AccessKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  /// Expires credentials early: a call with them is refused as expired.
  public void expire(String id, Instant now) {
    keys.computeIfPresent(
        id,
        (_, key) -> new AccessKey(key.id(), key.secret(), key.sessionToken(), key.caller(), now));
  }

  /// Forgets the credentials of every session of a role.
  void revoke(String roleArn) {
    keys.values().removeIf(key -> key.caller().roleArn().equals(Optional.of(roleArn)));
  }

  private String secret(int bytes) {
    var secret = new byte[bytes];
    random.nextBytes(secret);
    return Base64.getEncoder().encodeToString(secret);
  }
}
