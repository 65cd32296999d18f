package groundcrew.local.scheduler;

import groundcrew.local.gateway.AwsError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The schedules of a local cloud. Nothing fires by itself: [#runDue] or [#fire] says when.
public final class Scheduler {
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Target target;
  private final InstantSource clock;

  private record Entry(Schedule schedule, Times times, Instant firedUntil) {}

  /// Creates a scheduler without schedules.
  public Scheduler(Target target, InstantSource clock) {
    this.target = target;
    this.clock = clock;
  }

  /// Adds a schedule.
  ///
  /// @throws IllegalArgumentException where its expression is wrong
  public void register(Schedule schedule) {
    var times = Expressions.parse(schedule.expression(), schedule.zone(), schedule.start());
    // A rate fires at its start; the moment before counts as seen.
    entries.put(schedule.name(), new Entry(schedule, times, schedule.start().minusMillis(1)));
  }

  /// Returns the names of all schedules.
  public List<String> names() {
    return entries.keySet().stream().sorted().toList();
  }

  /// Returns the next times of a schedule from now on.
  public List<Instant> next(String name, int number) {
    var times = new ArrayList<Instant>();
    var time = clock.instant();
    while (times.size() < number) {
      var next = next(entry(name), time);
      if (next.isEmpty()) {
        break;
      }
      times.add(next.get());
      time = next.get();
    }
    return times;
  }

  /// Fires everything that has become due since the last call, oldest first; returns how often.
  public int runDue() {
    var now = clock.instant();
    var fired = 0;
    for (var name : names()) {
      var entry = entry(name);
      if (!entry.schedule().enabled()) {
        continue;
      }
      for (var due = next(entry, entry.firedUntil());
          due.isPresent() && !due.get().isAfter(now);
          due = next(entry, due.get())) {
        entries.put(name, new Entry(entry.schedule(), entry.times(), due.get()));
        deliver(entry.schedule(), due.get());
        fired++;
      }
    }
    return fired;
  }

  /// Fires a schedule at once, as if now were its time.
  ///
  /// @throws AwsError where its role may not call the target
  public void fire(String name) {
    deliver(entry(name).schedule(), clock.instant());
  }

  private static Optional<Instant> next(Entry entry, Instant time) {
    var schedule = entry.schedule();
    var from = time.isBefore(schedule.start()) ? schedule.start().minusMillis(1) : time;
    return entry
        .times()
        .after(from)
        .filter(next -> schedule.end().map(next::isBefore).orElse(true));
  }

  private void deliver(Schedule schedule, Instant scheduled) {
    var execution = UUID.randomUUID().toString();
    var payload = new byte[0];
    var attempts = 0;
    while (true) {
      attempts++;
      payload =
          Inputs.of(schedule, scheduled, execution, attempts).getBytes(StandardCharsets.UTF_8);
      try {
        target.authorise(schedule.roleArn(), "lambda:InvokeFunction", schedule.targetArn());
        target.invoke(schedule.targetArn(), payload);
        return;
      } catch (AwsError e) {
        var age = Duration.between(scheduled, clock.instant());
        var exhausted =
            // A refused call does not heal by itself.
            e.status() < 500 && e.status() != 429
                ? Optional.of("NotRetryable")
                : exhausted(schedule, attempts, age);
        if (exhausted.isPresent()) {
          deadLetter(schedule, payload, attempts, exhausted.get(), e);
          throw e;
        }
      }
    }
  }

  private static Optional<String> exhausted(Schedule schedule, int attempts, Duration age) {
    if (attempts > schedule.maximumRetries()) {
      return Optional.of("MaximumRetryAttempts");
    }
    return age.compareTo(schedule.maximumAge()) > 0
        ? Optional.of("MaximumEventAgeInSeconds")
        : Optional.empty();
  }

  private void deadLetter(
      Schedule schedule, byte[] payload, int attempts, String exhausted, AwsError error) {
    schedule
        .deadLetterArn()
        .ifPresent(queue ->
            target.deadLetter(
                schedule.roleArn(),
                queue,
                payload,
                Map.of(
                    "ERROR_CODE", error.code(),
                    "ERROR_MESSAGE", String.valueOf(error.getMessage()),
                    "EXHAUSTED_RETRY_CONDITION", exhausted,
                    "RETRY_ATTEMPTS", Integer.toString(attempts - 1),
                    "SCHEDULE_ARN", schedule.arn(),
                    "SCHEDULED_TIME", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                    "TARGET_ARN", schedule.targetArn())));
  }

  private Entry entry(String name) {
    var entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "there is no schedule '" + name + "'; deployed are " + names());
    }
    return entry;
  }
}
