package groundcrew.local.scheduler;

import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/// `AWS::Scheduler::Schedule`.
public final class ScheduleKind implements ResourceKind {
  private static final Set<String> KNOWN =
      Set.of(
          "Description",
          "EndDate",
          "FlexibleTimeWindow",
          "GroupName",
          "Name",
          "ScheduleExpression",
          "ScheduleExpressionTimezone",
          "StartDate",
          "State",
          "Target");

  private static final Set<String> TARGET =
      Set.of("Arn", "DeadLetterConfig", "Input", "RetryPolicy", "RoleArn");

  private static final String WINDOW = "FlexibleTimeWindow.MaximumWindowInMinutes";
  private static final int LONGEST_WINDOW = 1440;

  private final Scheduler scheduler;
  private final InstantSource clock;

  /// Creates the kind.
  public ScheduleKind(Scheduler scheduler, InstantSource clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::Scheduler::Schedule");
  }

  @Override
  public Created create(Resource resource) {
    var properties = ResourceProperties.of(resource, KNOWN);
    for (var member : resource.properties().path("Target").properties()) {
      if (!TARGET.contains(member.getKey())) {
        throw properties.fault("Target." + member.getKey(), "is not supported by the local cloud");
      }
    }
    var target = properties.required("Target.Arn");
    if (!target.startsWith("arn:aws:lambda:")) {
      throw properties.fault("Target.Arn", "must be a function, but is " + target);
    }
    var name = properties.name("Name", 64);
    var place = resource.place();
    var arn =
        "arn:aws:scheduler:%s:%s:schedule/%s/%s"
            .formatted(
                place.region(),
                place.account(),
                properties.text("GroupName").orElse("default"),
                name);
    var schedule = schedule(properties, name, arn, target);
    try {
      scheduler.register(schedule);
    } catch (IllegalArgumentException e) {
      throw properties.fault("ScheduleExpression", String.valueOf(e.getMessage()));
    }
    return new Created(name, Map.of("Arn", arn));
  }

  @Override
  public Changes changes(String type) {
    return Changes.named("Name").refusing("GroupName");
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    return create(wanted);
  }

  @Override
  public void delete(Existing existing) {
    scheduler.remove(existing.created().attributes().getOrDefault("Arn", ""));
  }

  private Schedule schedule(ResourceProperties properties, String name, String arn, String target) {
    try {
      return new Schedule(
          name,
          arn,
          properties.required("ScheduleExpression"),
          ZoneId.of(properties.text("ScheduleExpressionTimezone").orElse("UTC")),
          properties.text("StartDate").map(Instant::parse).orElseGet(clock::instant),
          properties.text("EndDate").map(Instant::parse),
          window(properties),
          properties.text("State").orElse("ENABLED").equals("ENABLED"),
          target,
          properties.required("Target.RoleArn"),
          properties.text("Target.Input"),
          properties.number("Target.RetryPolicy.MaximumRetryAttempts", 185),
          Duration.ofSeconds(
              properties.number("Target.RetryPolicy.MaximumEventAgeInSeconds", 86_400)),
          properties.text("Target.DeadLetterConfig.Arn"));
    } catch (DateTimeException e) {
      throw properties.fault(
          "ScheduleExpressionTimezone, StartDate or EndDate", "is wrong: " + e.getMessage());
    }
  }

  private static Duration window(ResourceProperties properties) {
    var minutes = properties.number(WINDOW, 0);
    switch (properties.required("FlexibleTimeWindow.Mode")) {
      case "OFF" -> {
        if (minutes != 0) {
          throw properties.fault(WINDOW, "is allowed only where Mode is FLEXIBLE");
        }
      }
      case "FLEXIBLE" -> {
        if (minutes < 1 || minutes > LONGEST_WINDOW) {
          throw properties.fault(WINDOW, "must be 1 to %d".formatted(LONGEST_WINDOW));
        }
      }
      default -> throw properties.fault("FlexibleTimeWindow.Mode", "must be OFF or FLEXIBLE");
    }
    return Duration.ofMinutes(minutes);
  }
}
