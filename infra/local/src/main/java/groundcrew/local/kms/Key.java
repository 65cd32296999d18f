package groundcrew.local.kms;

/// A symmetric encryption key.
///
/// @param deleted whether it waits for its deletion
record Key(String arn, boolean enabled, boolean deleted) {
  static String arn(String account, String region, String id) {
    return "arn:aws:kms:%s:%s:key/%s".formatted(region, account, id);
  }
}
