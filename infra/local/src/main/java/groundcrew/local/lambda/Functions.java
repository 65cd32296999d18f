package groundcrew.local.lambda;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The deployed functions, found by whatever they are called.
final class Functions {
  /// An ARN that has more of them names a version or an alias.
  private static final int ARN_PARTS = 7;

  private final Map<String, DeployedFunction> functions = new ConcurrentHashMap<>();

  /// What an invocation reaches.
  ///
  /// @param arn by which it was called, with the version or alias
  /// @param qualifier version or alias, empty for none
  record Target(String arn, String qualifier, DeployedFunction deployed, FunctionPool pool) {

    LambdaFunction function() {
      return deployed.function();
    }

    /// Returns the ARN with a qualifier in any case.
    String qualifiedArn() {
      return qualifier.isEmpty() ? arn + ":" + DeployedFunction.LATEST : arn;
    }

    AsyncConfig asyncConfig() {
      return deployed.asyncConfig(qualifier);
    }

    /// Runs the function with an event, and waits.
    ///
    /// @param origin what the event has come through
    InvocationResult invoke(String requestId, byte[] payload, Lineage origin) {
      var trace = origin.through(function()).header();
      try {
        return pool.invoke(arn, requestId, payload, trace);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the local cloud is being closed", e);
      }
    }
  }

  void put(DeployedFunction function) {
    var replaced = functions.put(function.function().arn(), function);
    if (replaced != null) {
      replaced.close();
    }
  }

  void remove(String arn) {
    var removed = functions.remove(arn);
    if (removed != null) {
      removed.close();
    }
  }

  Collection<DeployedFunction> all() {
    return functions.values();
  }

  Optional<DeployedFunction> find(String arn) {
    return Optional.ofNullable(functions.get(arn));
  }

  /// @param name of the function, or its ARN; `:` and a version or an alias may follow
  /// @throws IllegalArgumentException where there is no such function, version or alias
  Target target(String name) {
    var function = get(name);
    var parts = name.split(":", -1);
    var own = parts.length < ARN_PARTS ? 1 : ARN_PARTS;
    var qualifier = parts.length > own ? parts[own] : "";
    var arn = function.function().arn() + (qualifier.isEmpty() ? "" : ":" + qualifier);
    return new Target(arn, qualifier, function, function.pool(qualifier));
  }

  /// @throws IllegalArgumentException where there is no such function
  DeployedFunction get(String name) {
    var parts = name.split(":", -1);
    var found =
        parts.length < ARN_PARTS
            ? all().stream().filter(one -> one.function().name().equals(parts[0])).findFirst()
            : find(String.join(":", List.of(parts).subList(0, ARN_PARTS)));
    return found.orElseThrow(() ->
        new IllegalArgumentException(
            "Function not found: %s; deployed are %s"
                .formatted(name, all().stream().map(one -> one.function().name()).toList())));
  }
}
