package groundcrew.bluegreen.learn;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a list must not have: a replay must not act.
///
/// @param globs compared with path and query, as they were sent and decoded
public record Exclusions(List<Glob> globs) {
  /// What usually acts although it is a GET.
  public static final Exclusions DEFAULT =
      new Exclusions(
          Stream.of(
                  "logout",
                  "log-out",
                  "logoff",
                  "log-off",
                  "signout",
                  "sign-out",
                  "subscribe",
                  "opt-out",
                  "optout",
                  "delete",
                  "remove",
                  "destroy",
                  "purge",
                  "cancel",
                  "confirm",
                  "activate",
                  "verify",
                  "approve",
                  "reject",
                  "revoke",
                  "reset",
                  "disable",
                  "checkout",
                  "add-to-cart",
                  "vote")
              .map(word -> Glob.parse("*" + word + "*"))
              .toList());

  /// Copies the patterns.
  public Exclusions {
    globs = List.copyOf(globs);
  }

  /// Tells whether a path, or a path and its query, must not be requested.
  boolean exclude(String target) {
    var lower = target.toLowerCase(Locale.ROOT);
    var decoded = PagePath.decode(lower).map(text -> text.toLowerCase(Locale.ROOT)).orElse(lower);
    for (var glob : globs) {
      if (glob.matches(lower) || (!decoded.equals(lower) && glob.matches(decoded))) {
        return true;
      }
    }
    return false;
  }
}
