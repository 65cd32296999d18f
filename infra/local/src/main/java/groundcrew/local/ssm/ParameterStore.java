package groundcrew.local.ssm;

import groundcrew.local.arn.AccountRegion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Parameters with their versions, by account and region; safe for many threads.
final class ParameterStore {
  private static final int MOST_VERSIONS = 100;

  private final Map<AccountRegion, ConcurrentNavigableMap<String, List<Parameter>>> places =
      new ConcurrentHashMap<>();

  /// Adds what `next` makes of the newest version.
  ///
  /// @param next may throw, which leaves the parameter as it was
  Parameter write(
      String account, String region, String name, Function<Optional<Parameter>, Parameter> next) {
    var parameters = in(account, region);
    synchronized (parameters) {
      var versions = parameters.getOrDefault(name, List.of());
      var written =
          next.apply(versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast()));
      var kept = Stream.concat(versions.stream(), Stream.of(written)).toList();
      parameters.put(name, kept.subList(Math.max(0, kept.size() - MOST_VERSIONS), kept.size()));
      return written;
    }
  }

  /// Returns the versions of a parameter, newest last; empty where there is none.
  List<Parameter> versions(String account, String region, String name) {
    return in(account, region).getOrDefault(name, List.of());
  }

  boolean delete(String account, String region, String name) {
    var parameters = in(account, region);
    synchronized (parameters) {
      return parameters.remove(name) != null;
    }
  }

  /// Returns the newest version of everything below a path, in the order of the names.
  Stream<Parameter> below(String account, String region, String path) {
    return in(account, region).tailMap(path, false).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(path))
        .map(entry -> entry.getValue().getLast());
  }

  private ConcurrentNavigableMap<String, List<Parameter>> in(String account, String region) {
    return places.computeIfAbsent(
        new AccountRegion(account, region), _ -> new ConcurrentSkipListMap<>());
  }
}
