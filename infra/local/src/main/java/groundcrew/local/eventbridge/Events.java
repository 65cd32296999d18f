package groundcrew.local.eventbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.Event;
import groundcrew.local.problems.ProblemLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/// The default buses of all accounts and regions.
public final class Events {
  private final Map<String, Rule> rules = new ConcurrentHashMap<>();
  private final ConcurrentLinkedDeque<Held> late = new ConcurrentLinkedDeque<>();
  private final ProblemLog failures = new ProblemLog();
  private final Targets targets;
  private final InstantSource clock;
  private volatile Delivery delivery = Delivery.ONCE;

  private record Held(Rule rule, ObjectNode event, Instant since) {}

  /// Creates buses without rules.
  public Events(Targets targets, InstantSource clock) {
    this.targets = targets;
    this.clock = clock;
  }

  /// Adds a rule, or replaces the one of its name.
  public void register(Rule rule) {
    rules.put(rule.arn(), rule);
  }

  /// Delivers what comes from now on well or badly.
  public void deliver(Delivery how) {
    delivery = how;
  }

  /// Delivers what was kept back, the newest first; returns how many deliveries that were.
  public int release() {
    var released = 0;
    for (var next = late.pollLast(); next != null; next = late.pollLast()) {
      toTargets(next);
      released++;
    }
    return released;
  }

  /// Returns and forgets what could not be delivered.
  public List<String> takeProblems() {
    return failures.take();
  }

  /// Delivers an event to every rule that matches it. The publisher never learns what became of it.
  public void put(Event event) {
    var enveloped = event.enveloped();
    rules.values().stream()
        .filter(Rule::enabled)
        .filter(rule -> rule.account().equals(event.account()))
        .filter(rule -> rule.region().equals(event.region()))
        .filter(rule -> rule.pattern().matches(enveloped))
        .forEach(rule -> put(new Held(rule, enveloped, clock.instant())));
  }

  private void put(Held held) {
    switch (delivery) {
      case ONCE -> toTargets(held);
      case TWICE -> {
        toTargets(held);
        toTargets(held);
      }
      case LATE -> late.add(held);
      case LOST -> {
        // What is lost leaves no trace in AWS either.
      }
    }
  }

  private void toTargets(Held held) {
    held.rule().targets().forEach(target -> toTarget(held, target));
  }

  private void toTarget(Held held, Rule.Target target) {
    var payload = held.event().toString().getBytes(StandardCharsets.UTF_8);
    var rule = held.rule().arn();
    for (var attempt = 1; ; attempt++) {
      try {
        targets.invoke(rule, target.arn(), payload);
        return;
      } catch (AwsError e) {
        var exhausted = exhausted(held, target, attempt, e);
        if (!exhausted.isEmpty()) {
          failures.add("rule %s cannot call %s: %s".formatted(rule, target.arn(), e.getMessage()));
          deadLetter(held, target, payload, attributes(held, target, attempt, exhausted, e));
          return;
        }
      }
    }
  }

  /// Returns which limit ends the attempts; empty where another one follows.
  private String exhausted(Held held, Rule.Target target, int attempt, AwsError error) {
    if (error.status() < 500 && error.status() != 429) {
      return "NotRetryable";
    }
    if (attempt > target.maximumRetries()) {
      return "MaximumRetryAttempts";
    }
    var age = Duration.between(held.since(), clock.instant());
    return age.compareTo(target.maximumAge()) > 0 ? "MaximumEventAgeInSeconds" : "";
  }

  private static Map<String, String> attributes(
      Held held, Rule.Target target, int attempt, String exhausted, AwsError error) {
    return Map.of(
        "ERROR_CODE", error.code(),
        "ERROR_MESSAGE", String.valueOf(error.getMessage()),
        "EXHAUSTED_RETRY_CONDITION", exhausted,
        "RETRY_ATTEMPTS", Integer.toString(attempt - 1),
        "RULE_ARN", held.rule().arn(),
        "TARGET_ARN", target.arn());
  }

  private void deadLetter(
      Held held, Rule.Target target, byte[] payload, Map<String, String> attributes) {
    var rule = held.rule().arn();
    target
        .deadLetterArn()
        .ifPresent(queue -> {
          try {
            targets.deadLetter(rule, queue, payload, attributes);
          } catch (AwsError e) {
            failures.add("rule %s cannot write to %s: %s".formatted(rule, queue, e.getMessage()));
          }
        });
  }
}
