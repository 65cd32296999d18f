package groundcrew.local.scheduler;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.arn.Arn;
import groundcrew.local.ground.Agenda;
import groundcrew.local.ground.Deliveries;
import groundcrew.local.ground.EventDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The schedules of a local cloud. Those that are enabled fire as time passes.
public final class Scheduler {
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Target target;
  private final Agenda agenda;
  private final Deliveries deliveries;

  private record Entry(Schedule schedule, Times times) {}

  /// Creates a scheduler without schedules.
  public Scheduler(Target target, Agenda agenda) {
    this.target = target;
    this.agenda = agenda;
    this.deliveries = new Deliveries(agenda);
  }

  /// Adds a schedule, or replaces the one of its ARN.
  ///
  /// @throws IllegalArgumentException where its expression is wrong
  public void register(Schedule schedule) {
    var times = Expressions.parse(schedule.expression(), schedule.zone(), schedule.start());
    put(new Entry(schedule, times), schedule.start());
  }

  /// Removes a schedule.
  public void remove(String arn) {
    entries.remove(arn);
  }

  /// Returns the ARNs of all schedules.
  public List<String> arns() {
    return entries.keySet().stream().sorted().toList();
  }

  /// Returns the schedules of an account and region.
  Stream<Schedule> in(AccountRegion accountRegion) {
    return entries.values().stream()
        .map(Entry::schedule)
        .filter(schedule -> Arn.parse(schedule.arn()).accountRegion().equals(accountRegion));
  }

  /// Stops a schedule, as UpdateSchedule does with the state DISABLED.
  public void disable(String arn) {
    entries.put(arn, new Entry(entry(arn).schedule().withEnabled(false), entry(arn).times()));
  }

  /// Starts a schedule; what was due meanwhile is not made up for.
  public void enable(String arn) {
    put(new Entry(entry(arn).schedule().withEnabled(true), entry(arn).times()), agenda.instant());
  }

  /// Returns the next times of a schedule from now on.
  public List<Instant> next(String arn, int number) {
    var times = new ArrayList<Instant>();
    var time = agenda.instant();
    while (times.size() < number) {
      var next = next(entry(arn), time);
      if (next.isEmpty()) {
        break;
      }
      times.add(next.get());
      time = next.get();
    }
    return times;
  }

  /// Fires a schedule at once, as if now were its time, enabled or not.
  ///
  /// @throws AwsError where its role may not call the target
  public void fire(String arn) {
    deliver(entry(arn).schedule(), agenda.instant());
  }

  /// Tells whether an event waits for its next attempt.
  boolean waiting() {
    return deliveries.waiting();
  }

  private void put(Entry entry, Instant from) {
    entries.put(entry.schedule().arn(), entry);
    // A rate fires at its start; the moment before counts as seen.
    plan(entry, from.minusMillis(1));
  }

  private void plan(Entry entry, Instant after) {
    if (entry.schedule().enabled()) {
      next(entry, after)
          .ifPresent(due ->
              agenda.at(due, "schedule " + entry.schedule().arn(), () -> fireDue(entry, due)));
    }
  }

  private void fireDue(Entry entry, Instant due) {
    // Another one may have taken its place.
    if (entry.equals(entries.get(entry.schedule().arn()))) {
      plan(entry, due);
      var moment = entry.schedule().moment(due);
      if (moment.equals(due)) {
        deliver(entry.schedule(), due);
      } else {
        agenda.at(
            moment,
            "schedule %s within its window".formatted(entry.schedule().arn()),
            () -> deliver(entry.schedule(), due));
      }
    }
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
    deliveries.start(
        new EventDelivery(
            "schedule " + schedule.arn(),
            scheduled,
            schedule.maximumRetries(),
            schedule.maximumAge(),
            attempt ->
                Inputs.of(schedule, scheduled, execution, attempt).getBytes(StandardCharsets.UTF_8),
            payload -> {
              target.authorise(schedule.roleArn(), "lambda:InvokeFunction", schedule.targetArn());
              target.invoke(schedule.targetArn(), payload);
            },
            (payload, attributes) -> deadLetter(schedule, scheduled, payload, attributes)));
  }

  private void deadLetter(
      Schedule schedule, Instant scheduled, byte[] payload, Map<String, String> why) {
    var attributes = new HashMap<>(why);
    attributes.put("SCHEDULE_ARN", schedule.arn());
    attributes.put("SCHEDULED_TIME", scheduled.truncatedTo(ChronoUnit.SECONDS).toString());
    attributes.put("TARGET_ARN", schedule.targetArn());
    schedule
        .deadLetterArn()
        .ifPresent(queue -> target.deadLetter(schedule.roleArn(), queue, payload, attributes));
  }

  private Entry entry(String arn) {
    var entry = entries.get(arn);
    if (entry == null) {
      throw new IllegalArgumentException(
          "there is no schedule '" + arn + "'; deployed are " + arns());
    }
    return entry;
  }
}
