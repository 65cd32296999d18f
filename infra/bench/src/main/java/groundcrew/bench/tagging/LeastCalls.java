package groundcrew.bench.tagging;

import groundcrew.local.fixture.Account;
import groundcrew.local.fixture.Fixture;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/// The fewest calls with which a run can do its work.
///
/// To keep runs in order takes calls as well: before its first call, a message looks for an undo of
/// its run and for a newer run, and records its own; before each part that writes, it looks for
/// both again; and after the last one, for a newer run.
///
/// @param byOperation named as the gateway counts them; puts of S3 are counted by kind
record LeastCalls(SortedMap<String, Long> byOperation) {
  static final String PLANNED = "s3:PutObject (planned)";
  static final String DONE = "s3:PutObject (done)";
  static final String RUNS = "s3:PutObject (runs)";
  static final String NEWEST_RUN = "s3:GetObject";
  static final String UNDONE_RUNS = "s3:ListObjectsV2";

  private static final int ACCOUNTS_A_PAGE = 20;
  private static final int MESSAGES_A_BATCH = 10;
  private static final int RESOURCES_A_PAGE = 100;
  private static final int RESOURCES_A_WRITE = 20;

  /// The organization as the account tagger has to read it.
  ///
  /// @param listed all accounts
  /// @param active accounts whose tags have to be read
  record Members(int listed, int active) {
    static Members of(Fixture fixture) {
      var accounts = fixture.organization().accounts();
      var active = accounts.stream().filter(a -> a.state() == Account.State.ACTIVE).count();
      return new Members(accounts.size(), (int) active);
    }

    Members times(int factor) {
      return new Members(listed * factor, active * factor);
    }
  }

  /// Calculates the least.
  ///
  /// @param places each account and region that gets a message
  /// @param roles in how many accounts how many workers have to assume a role, together
  /// @param changed whether every place's parameter has to be written
  static LeastCalls of(Members members, List<PlaceState> places, long roles, boolean changed) {
    var calls = new TreeMap<String, Long>();
    calls.put(
        "organizations:ListAccounts", (long) PlaceState.ceil(members.listed(), ACCOUNTS_A_PAGE));
    calls.put("organizations:ListTagsForResource", (long) members.active());
    calls.put("sqs:SendMessageBatch", (long) PlaceState.ceil(places.size(), MESSAGES_A_BATCH));
    calls.put("sts:AssumeRole", roles);
    calls.put("ssm:GetParametersByPath", (long) places.size());
    calls.put("ssm:PutParameter", changed ? places.size() : 0L);
    calls.put(
        "tagging:GetResources",
        sum(places, place -> Math.max(1, PlaceState.ceil(place.listed(), RESOURCES_A_PAGE))));
    calls.put(
        "tagging:TagResources",
        sum(places, place -> PlaceState.ceil(place.wrong(), RESOURCES_A_WRITE)));
    calls.put(PLANNED, sum(places, PlaceState::planned));
    calls.put(DONE, sum(places, PlaceState::done));
    calls.put(RUNS, (long) places.size());
    calls.put(UNDONE_RUNS, sum(places, place -> 1 + place.done()));
    calls.put(NEWEST_RUN, sum(places, place -> 1 + place.done() + (place.done() > 0 ? 1 : 0)));
    return new LeastCalls(calls);
  }

  long total() {
    return byOperation.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Returns the total without what keeps runs in order.
  long ofOneRunAlone() {
    return total() - of(RUNS) - of(UNDONE_RUNS) - of(NEWEST_RUN);
  }

  long of(String operation) {
    return byOperation.getOrDefault(operation, 0L);
  }

  private static long sum(List<PlaceState> places, ToIntFunction<PlaceState> calls) {
    return places.stream().mapToInt(calls).asLongStream().sum();
  }
}
