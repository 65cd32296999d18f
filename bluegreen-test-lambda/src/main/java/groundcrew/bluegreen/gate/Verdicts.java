package groundcrew.bluegreen.gate;

import groundcrew.bluegreen.gate.LatencyFinding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the verdict of what is known.
final class Verdicts {
  private final Rules rules;
  private final boolean compared;

  /// @param compared whether there is a baseline
  Verdicts(Rules rules, boolean compared) {
    this.rules = rules;
    this.compared = compared;
  }

  /// @param stopped why not all rows were tested
  Decision of(Tally tally, Times times, Optional<String> stopped, Instant began, Duration took) {
    var faults = faults(tally, stopped, times.finding());
    var verdict = verdict(tally, faults);
    return new Decision(
        verdict,
        reasons(tally, faults, verdict),
        tally.score(),
        tally.counts(),
        tally.rows(),
        times.latencies(),
        times.finding(),
        began,
        took);
  }

  private static Verdict verdict(Tally tally, List<String> faults) {
    if (!faults.isEmpty()) {
      return Verdict.FAIL;
    }
    return tally.score().empty() || hidden(tally) ? Verdict.INCONCLUSIVE : Verdict.PASS;
  }

  /// A blue that does not answer, or that redirects everything, hides what green breaks.
  private static boolean hidden(Tally tally) {
    return tally.count(Result.FAILED_ON_BOTH) > tally.count(Result.PASSED);
  }

  /// Returns every reason for which green must not take the traffic.
  private List<String> faults(Tally tally, Optional<String> stopped, LatencyFinding latency) {
    var faults = new ArrayList<String>();
    stopped.ifPresent(faults::add);
    var malformed = tally.malformedCount();
    if (malformed > 0) {
      faults.add(
          malformed == 1
              ? "a row of the list is malformed"
              : "%,d rows of the list are malformed".formatted(malformed));
      tally
          .malformed()
          .forEach(row -> faults.add("row %d: %s".formatted(row.number(), row.reason())));
    }
    if (!tally.score().reaches(rules.threshold())) {
      faults.add(share(tally) + ": " + failures(tally));
    }
    if (latency.kind() == Kind.SLOWER) {
      faults.add("green is slower than blue: " + latency.text());
    }
    return faults;
  }

  private List<String> reasons(Tally tally, List<String> faults, Verdict verdict) {
    return switch (verdict) {
      case FAIL -> faults;
      case INCONCLUSIVE -> List.of(inconclusive(tally));
      case PASS -> List.of(share(tally));
    };
  }

  private String share(Tally tally) {
    return "%s %% passed, expected at least %s %%"
        .formatted(tally.score().percent(), rules.threshold().toPlainString());
  }

  private static String failures(Tally tally) {
    return Stream.of(
            count(tally, Result.REGRESSION, "regressed"),
            count(tally, Result.FAILED, "failed"),
            count(tally, Result.REFUSED, "refused"))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> count(Tally tally, Result result, String what) {
    var count = tally.count(result);
    return count == 0 ? Optional.empty() : Optional.of("%,d %s".formatted(count, what));
  }

  private static String inconclusive(Tally tally) {
    var both = tally.count(Result.FAILED_ON_BOTH);
    if (both == 0) {
      return "nothing was tested: no row of the list counts";
    }
    return tally.score().empty()
        ? "every row that counts failed on blue as well: nothing can be said about green"
        : "%,d rows failed on blue as well, only %,d passed: too little can be said about green; look at BASELINE_ENDPOINT"
            .formatted(both, tally.count(Result.PASSED));
  }

  /// Compares the times of the rows.
  Times times(Latencies latencies) {
    var finding =
        compared
            ? new CompareLatency(rules.latencyTolerance().doubleValue())
                .compare(latencies.green(), latencies.blue())
            : new LatencyFinding(Kind.NOT_COMPARED, "there is no baseline to compare times with");
    return new Times(latencies, finding);
  }
}
