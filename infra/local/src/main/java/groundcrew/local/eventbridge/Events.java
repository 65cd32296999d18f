package groundcrew.local.eventbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.Agenda;
import groundcrew.local.ground.Deliveries;
import groundcrew.local.ground.Event;
import groundcrew.local.ground.EventDelivery;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.problems.ProblemLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/// The default buses of all accounts and regions.
public final class Events {
  private final Map<String, Rule> rules = new ConcurrentHashMap<>();
  private final ConcurrentLinkedDeque<Held> late = new ConcurrentLinkedDeque<>();
  private final ProblemLog failures = new ProblemLog();
  private final FailedInvocations failedInvocations = new FailedInvocations();
  private final Targets targets;
  private final Agenda agenda;
  private final Deliveries deliveries;
  private volatile Delivery delivery = Delivery.ONCE;
  private volatile AbsentValue absent = AbsentValue.EMPTY_STRING;

  private record Held(Rule rule, ObjectNode event, Instant since) {}

  /// Creates buses without rules.
  public Events(Targets targets, Agenda agenda) {
    this.targets = targets;
    this.agenda = agenda;
    this.deliveries = new Deliveries(agenda);
  }

  /// Adds a rule, or replaces the one of its name.
  public void register(Rule rule) {
    rules.put(rule.arn(), rule);
  }

  /// Removes a rule.
  public void remove(String ruleArn) {
    rules.remove(ruleArn);
  }

  /// Delivers what comes from now on well or badly.
  public void deliver(Delivery how) {
    delivery = how;
  }

  /// Sets what input transformers put in place of a value that an event does not have.
  public void absentValues(AbsentValue value) {
    absent = value;
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

  /// Returns what CloudWatch gets of the rules.
  NativeMetrics metrics() {
    return failedInvocations;
  }

  /// Tells whether an event waits for its next attempt.
  boolean waiting() {
    return deliveries.waiting();
  }

  /// Delivers an event to every rule that matches it. The publisher never learns what became of it.
  public void put(Event event) {
    var enveloped = event.enveloped();
    rules.values().stream()
        .filter(Rule::enabled)
        .filter(rule -> rule.account().equals(event.account()))
        .filter(rule -> rule.region().equals(event.region()))
        .filter(rule -> rule.pattern().matches(enveloped))
        .forEach(rule -> put(new Held(rule, enveloped, agenda.instant())));
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
    var rule = held.rule().arn();
    var payload = held.event().toString().getBytes(StandardCharsets.UTF_8);
    var delivery =
        new EventDelivery(
            "rule %s cannot call %s".formatted(rule, target.arn()),
            held.since(),
            target.maximumRetries(),
            target.maximumAge(),
            _ -> payload,
            _ -> targets.invoke(rule, target.arn(), input(held, target)),
            (event, why) -> undelivered(held.rule(), target, event, why));
    try {
      deliveries.start(delivery);
    } catch (AwsError e) {
      failures.add("%s: %s".formatted(delivery.what(), e.getMessage()));
    }
  }

  private byte[] input(Held held, Rule.Target target) {
    return target
        .transformer()
        .map(transformer -> transformer.transform(held.event(), absent))
        .orElseGet(held.event()::toString)
        .getBytes(StandardCharsets.UTF_8);
  }

  /// AWS does not document whether a dead-letter queue receives the event or what the transformer
  /// makes of it. Here it is the event: what must not be in a queue is noticed.
  private void undelivered(
      Rule failing, Rule.Target target, byte[] payload, Map<String, String> why) {
    var rule = failing.arn();
    failedInvocations.add(failing);
    var attributes = new HashMap<>(why);
    attributes.put("RULE_ARN", rule);
    attributes.put("TARGET_ARN", target.arn());
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
