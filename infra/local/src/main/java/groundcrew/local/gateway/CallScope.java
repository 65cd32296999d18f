package groundcrew.local.gateway;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which calls are meant: every call, or those of a service, an operation, an account or a region.
///
/// @param operation such as `ssm:PutParameter`, or `ssm:*`
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

  /// Returns the scope of a service's calls.
  ///
  /// @param service as requests are signed for it, such as `ssm` or `iotdata`
  public static CallScope ofService(String service) {
    return of(service + ":*");
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
    var service = call.operation().substring(0, call.operation().indexOf(':'));
    return Stream.of(of(call.operation()), ofService(service), everything())
        .flatMap(scope -> Stream.of(scope.by(call.account()), scope))
        .flatMap(scope -> Stream.of(scope.in(call.region()), scope))
        .toList();
  }
}
