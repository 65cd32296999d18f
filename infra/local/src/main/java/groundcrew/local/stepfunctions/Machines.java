package groundcrew.local.stepfunctions;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.AwsError;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// The state machines of all accounts and regions; safe for many threads.
final class Machines {
  private final Map<AccountRegion, ConcurrentNavigableMap<String, Held>> places =
      new ConcurrentHashMap<>();

  /// A machine with its executions.
  record Held(Machine machine, Executions executions) {}

  /// Adds a machine unless there is one of its name; returns that one then.
  Optional<Machine> add(Machine machine) {
    return Optional.ofNullable(
            in(new AccountRegion(machine.account(), machine.region()))
                .putIfAbsent(machine.arn(), new Held(machine, new Executions())))
        .map(Held::machine);
  }

  /// Gives a machine another definition or role; what runs goes on with those that it has.
  ///
  /// @throws AwsError where there is none
  Machine update(Machine machine) {
    return in(new AccountRegion(machine.account(), machine.region()))
        .compute(
            machine.arn(),
            (arn, held) -> {
              if (held == null) {
                throw missing(arn);
              }
              return new Held(machine.createdAt(held.machine().created()), held.executions());
            })
        .machine();
  }

  Optional<Held> find(String arn) {
    return Optional.ofNullable(in(Arn.parse(arn).accountRegion()).get(arn));
  }

  /// Returns a machine.
  ///
  /// @throws AwsError where there is none
  Held get(String arn) {
    return find(arn).orElseThrow(() -> missing(arn));
  }

  Optional<Held> remove(String arn) {
    return Optional.ofNullable(in(Arn.parse(arn).accountRegion()).remove(arn));
  }

  Stream<Machine> of(String account, String region) {
    return in(new AccountRegion(account, region)).values().stream().map(Held::machine);
  }

  static AwsError missing(String arn) {
    return new AwsError(
        400, "StateMachineDoesNotExist", "State Machine Does Not Exist: '%s'".formatted(arn));
  }

  private ConcurrentNavigableMap<String, Held> in(AccountRegion place) {
    return places.computeIfAbsent(place, _ -> new ConcurrentSkipListMap<>());
  }
}
