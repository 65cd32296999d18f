package groundcrew.common;

import java.util.Optional;
import java.util.regex.Pattern;

/// A role that has the same name in every account.
///
/// @param roleName name, including its path if it has one: `platform/Tagger`
/// @param externalId value that the trust policy of the role requires
public record RoleToAssume(String roleName, Optional<String> externalId) {
  private static final Pattern NAME = Pattern.compile("(?:[!-.0-~]+/)*[\\w+=,.@-]{1,64}");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

  public RoleToAssume {
    if (!NAME.matcher(roleName).matches()) {
      throw new IllegalArgumentException(
          "role name '%s' must be the name of a role, including its path without the first slash"
              .formatted(roleName));
    }
    // The value is a shared secret in some organizations, so no message contains it.
    if (externalId.isPresent() && !EXTERNAL_ID.matcher(externalId.get()).matches()) {
      throw new IllegalArgumentException("external id must be 2 to 1224 of A-Z a-z 0-9 _+=,.@:/-");
    }
  }
}
