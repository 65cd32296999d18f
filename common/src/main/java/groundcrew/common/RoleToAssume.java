package groundcrew.common;

import java.util.Optional;
import java.util.regex.Pattern;

/// A role that exists under the same name in every account.
///
/// @param roleName name, with its path where it has one: `platform/Tagger`
/// @param externalId what the role's trust policy asks for
public record RoleToAssume(String roleName, Optional<String> externalId) {
  private static final Pattern NAME = Pattern.compile("(?:[!-.0-~]+/)*[\\w+=,.@-]{1,64}");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

  public RoleToAssume {
    if (!NAME.matcher(roleName).matches()) {
      throw new IllegalArgumentException(
          "role name '%s' must be a role's name, with its path without the first slash where it has one"
              .formatted(roleName));
    }
    // The value is a shared secret in some organizations: it is never repeated.
    if (externalId.isPresent() && !EXTERNAL_ID.matcher(externalId.get()).matches()) {
      throw new IllegalArgumentException("external id must be 2 to 1224 of A-Z a-z 0-9 _+=,.@:/-");
    }
  }
}
