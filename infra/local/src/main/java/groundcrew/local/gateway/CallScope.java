package groundcrew.local.gateway;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which calls are meant: every call, or those of an operation, an account or a region.
///
/// @param operation such as `ssm:PutParameter`
/// @param account the caller's
public record CallScope(
    Optional<String> operation, Optional<String> account, Optional<String> region) {

  /// Returns the scope of every call.
  public static CallScope everything() {
    return new CallScope(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Returns the scope of an operation's calls.
  public static CallScope of(String operation) {
    return new CallScope(Optional.of(operation), Optional.empty(), Optional.empty());
  }

  /// Returns the same scope for one account's calls alone.
  public CallScope by(String id) {
    return new CallScope(operation, Optional.of(id), region);
  }

  /// Returns the same scope for one region's calls alone.
  public CallScope in(String name) {
    return new CallScope(operation, account, Optional.of(name));
  }

  /// Returns every scope that a call is in, the narrowest first.
  static List<CallScope> around(CallCounts.Key call) {
    return Stream.of(of(call.operation()), everything())
        .flatMap(scope -> Stream.of(scope.by(call.account()), scope))
        .flatMap(scope -> Stream.of(scope.in(call.region()), scope))
        .toList();
  }
}
