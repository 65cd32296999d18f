package groundcrew.local.scheduler;

import com.cronutils.model.definition.CronConstraintsFactory;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `rate(…)`, `cron(…)` and `at(…)`.
final class Expressions {
  private static final Pattern FORM = Pattern.compile("(rate|cron|at)\\((.+)\\)");
  private static final Pattern RATE = Pattern.compile("([1-9]\\d*) (minute|hour|day)s?");
  private static final CronDefinition AWS =
      CronDefinitionBuilder.defineCron()
          .withMinutes()
          .withValidRange(0, 59)
          .and()
          .withHours()
          .withValidRange(0, 23)
          .and()
          .withDayOfMonth()
          .withValidRange(1, 31)
          .supportsL()
          .supportsW()
          .supportsLW()
          .supportsQuestionMark()
          .and()
          .withMonth()
          .withValidRange(1, 12)
          .and()
          .withDayOfWeek()
          .withValidRange(1, 7)
          // AWS counts from Sunday.
          .withMondayDoWValue(2)
          .supportsL()
          .supportsHash()
          .supportsQuestionMark()
          .and()
          .withYear()
          .withValidRange(1970, 2199)
          .and()
          .withCronValidation(CronConstraintsFactory.ensureEitherDayOfWeekOrDayOfMonth())
          .instance();

  private Expressions() {}

  /// Reads an expression.
  ///
  /// @param start the first moment of a rate
  /// @throws IllegalArgumentException saying what is wrong with it
  static Times parse(String expression, ZoneId zone, Instant start) {
    var form = FORM.matcher(expression.strip());
    if (!form.matches()) {
      throw wrong(expression, "it must be rate(…), cron(…) or at(…)");
    }
    var inner = form.group(2).strip();
    return switch (form.group(1)) {
      case "rate" -> rate(expression, inner, start);
      case "at" -> at(expression, inner, zone);
      default -> cron(expression, inner, zone);
    };
  }

  private static Times rate(String expression, String inner, Instant start) {
    var rate = RATE.matcher(inner);
    if (!rate.matches()) {
      throw wrong(expression, "a rate is a positive number and minutes, hours or days");
    }
    var unit =
        switch (rate.group(2)) {
          case "minute" -> Duration.ofMinutes(1);
          case "hour" -> Duration.ofHours(1);
          default -> Duration.ofDays(1);
        };
    var period = unit.multipliedBy(Long.parseLong(rate.group(1)));
    return time ->
        Optional.of(
            time.isBefore(start)
                ? start
                : start.plus(
                    period.multipliedBy(Duration.between(start, time).dividedBy(period) + 1)));
  }

  private static Times at(String expression, String inner, ZoneId zone) {
    try {
      var moment = LocalDateTime.parse(inner).atZone(zone).toInstant();
      return time -> Optional.of(moment).filter(m -> m.isAfter(time));
    } catch (DateTimeException e) {
      throw wrong(expression, "a time is yyyy-mm-ddThh:mm:ss");
    }
  }

  private static Times cron(String expression, String inner, ZoneId zone) {
    try {
      // Computed on the wall clock, so that daylight saving is decided here alone.
      var wallClock = ExecutionTime.forCron(new CronParser(AWS).parse(inner));
      return time -> next(wallClock, zone, time);
    } catch (IllegalArgumentException e) {
      throw wrong(expression, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Instant> next(ExecutionTime wallClock, ZoneId zone, Instant time) {
    var local = ZonedDateTime.ofLocal(time.atZone(zone).toLocalDateTime(), ZoneOffset.UTC, null);
    for (var next = wallClock.nextExecution(local);
        next.isPresent();
        next = wallClock.nextExecution(next.get())) {
      // No offset: the hour that spring skips. Two: the one that autumn repeats, taken once.
      var wall = next.get().toLocalDateTime();
      var offsets = zone.getRules().getValidOffsets(wall);
      if (!offsets.isEmpty() && wall.toInstant(offsets.getFirst()).isAfter(time)) {
        return Optional.of(wall.toInstant(offsets.getFirst()));
      }
    }
    return Optional.empty();
  }

  private static IllegalArgumentException wrong(String expression, String problem) {
    return new IllegalArgumentException(
        "schedule expression '" + expression + "' is wrong: " + problem);
  }
}
