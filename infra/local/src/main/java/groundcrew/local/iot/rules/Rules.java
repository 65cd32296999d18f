package groundcrew.local.iot.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.Ground;
import groundcrew.local.iot.messages.Message;
import groundcrew.local.problems.ProblemLog;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/// The topic rules of every account and region.
public final class Rules {
  private final Map<String, Rule> rules = new ConcurrentSkipListMap<>();
  private final ProblemLog problems = new ProblemLog();
  private final Targets targets;
  private final InstantSource clock;

  /// Creates an engine without rules.
  public Rules(Ground ground) {
    this(new RuleTargets(ground), ground.clock());
  }

  Rules(Targets targets, InstantSource clock) {
    this.targets = targets;
    this.clock = clock;
  }

  /// Adds a rule, or replaces the one of its ARN.
  void put(Rule rule) {
    rules.put(rule.arn(), rule);
  }

  void remove(String arn) {
    rules.remove(arn);
  }

  /// Returns and forgets which actions failed, and which messages are lost.
  public List<String> takeProblems() {
    return problems.take();
  }

  /// Carries out the rules that a message matches.
  public void message(Message message) {
    rules.values().stream()
        .filter(Rule::enabled)
        .filter(rule -> rule.place().equals(message.place()))
        .filter(rule -> rule.sql().from().matches(message.topic()))
        .forEach(rule -> carryOut(rule, message));
  }

  private void carryOut(Rule rule, Message message) {
    var selected = rule.sql().select(message, clock.instant());
    var failures = new ArrayList<ObjectNode>();
    for (var function : rule.functions()) {
      if (selected.isEmpty()) {
        failures.add(
            failure(function, "The payload is not JSON, and a Lambda action takes no other."));
        continue;
      }
      try {
        targets.invoke(rule, function, bytes(selected.get()));
      } catch (AwsError e) {
        problems.add("rule " + rule.arn() + ": " + e.getMessage());
        failures.add(
            failure(
                function, "Received Server error from Lambda. The error code is " + e.status()));
      }
    }
    if (!failures.isEmpty()) {
      report(rule, message, failures);
    }
  }

  private void report(Rule rule, Message message, List<ObjectNode> failures) {
    if (rule.errorAction().isEmpty()) {
      problems.add(
          "rule %s: a message of %s is lost, and there is no error action: %s"
              .formatted(rule.arn(), message.topic(), failures));
      return;
    }
    var action = rule.errorAction().get();
    var report = bytes(error(rule, message, failures));
    try {
      targets.send(action, action.base64() ? Base64.getEncoder().encode(report) : report);
    } catch (AwsError e) {
      problems.add(
          "rule %s: a message of %s is lost, its error action failed: %s"
              .formatted(rule.arn(), message.topic(), e.getMessage()));
    }
  }

  private static ObjectNode error(Rule rule, Message message, List<ObjectNode> failures) {
    var error =
        JsonNodeFactory.instance
            .objectNode()
            .put("ruleName", rule.name())
            .put("topic", message.topic())
            .put("cloudwatchTraceId", UUID.randomUUID().toString())
            .put("clientId", message.clientId().orElse("n/a"))
            .put("base64OriginalPayload", Base64.getEncoder().encodeToString(message.payload()));
    error.putArray("failures").addAll(failures);
    return error;
  }

  private static ObjectNode failure(String function, String message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("failedAction", "LambdaAction")
        .put("failedResource", function)
        .put("errorMessage", "Failed to invoke lambda function. " + message);
  }

  private static byte[] bytes(Object json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
