package groundcrew.local.ground;

import groundcrew.local.gateway.Caller;

/// Decides whether a caller may use the key of a resource, before a service does what the caller
/// wants: the key's policy must allow it, itself or by delegation to the caller's own policies.
@FunctionalInterface
public interface KeyUse {
  /// Where there is no key at all.
  KeyUse NO_KEYS =
      (_, resource, _) -> {
        throw new KeyRefusal(
            KeyRefusal.Reason.NOT_FOUND, "Key '%s' does not exist".formatted(resource.key()));
      };

  /// Requires the use of a key.
  ///
  /// @param actions without `kms:`, such as `GenerateDataKey`
  /// @throws KeyRefusal where KMS refuses one of them
  void require(Caller caller, EncryptedResource resource, String... actions);
}
