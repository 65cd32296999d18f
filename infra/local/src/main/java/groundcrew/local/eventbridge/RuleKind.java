package groundcrew.local.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `AWS::Events::Rule`.
public final class RuleKind implements ResourceKind {
  private static final Set<String> KNOWN =
      Set.of("Description", "EventBusName", "EventPattern", "Name", "State", "Tags", "Targets");
  private static final Set<String> TARGET =
      Set.of("Arn", "DeadLetterConfig", "Id", "InputTransformer", "RetryPolicy");
  private static final int MOST_TARGETS = 5;

  private final Events events;

  /// Creates the kind.
  public RuleKind(Events events) {
    this.events = events;
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::Events::Rule");
  }

  @Override
  public Created create(Resource resource) {
    var properties = ResourceProperties.of(resource, KNOWN);
    if (!properties.text("EventBusName").orElse("default").equals("default")) {
      throw properties.fault("EventBusName", "must be default: there is no other bus here");
    }
    var name = properties.name("Name", 64);
    var place = resource.place();
    var arn = "arn:aws:events:%s:%s:rule/%s".formatted(place.region(), place.account(), name);
    events.register(
        new Rule(
            name,
            arn,
            place.account(),
            place.region(),
            pattern(properties),
            enabled(properties),
            targets(resource, properties)));
    return new Created(name, Map.of("Arn", arn));
  }

  @Override
  public Changes changes(String type) {
    return Changes.named("Name", "EventBusName");
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    return create(wanted);
  }

  @Override
  public void delete(Existing existing) {
    events.remove(existing.created().attributes().getOrDefault("Arn", ""));
  }

  private static EventPattern pattern(ResourceProperties properties) {
    var node =
        properties
            .find("EventPattern")
            .orElseThrow(() -> properties.fault("EventPattern", "is required"));
    try {
      return EventPattern.of(node);
    } catch (IllegalArgumentException e) {
      throw properties.fault("EventPattern", "cannot be honoured: " + e.getMessage());
    }
  }

  private static boolean enabled(ResourceProperties properties) {
    var state = properties.text("State").orElse("ENABLED");
    if (!state.equals("ENABLED") && !state.equals("DISABLED")) {
      throw properties.fault("State", "must be ENABLED or DISABLED, but is " + state);
    }
    return state.equals("ENABLED");
  }

  private static List<Rule.Target> targets(Resource resource, ResourceProperties properties) {
    var declared = resource.properties().path("Targets");
    if (declared.size() > MOST_TARGETS) {
      throw properties.fault(
          "Targets", "may be %d, not %d".formatted(MOST_TARGETS, declared.size()));
    }
    var targets = new ArrayList<Rule.Target>();
    for (var i = 0; i < declared.size(); i++) {
      targets.add(target(properties, "Targets." + i, declared.get(i)));
    }
    return List.copyOf(targets);
  }

  private static Rule.Target target(ResourceProperties properties, String path, JsonNode declared) {
    for (var member : declared.properties()) {
      if (!TARGET.contains(member.getKey())) {
        throw properties.fault(path + "." + member.getKey(), "is not supported by the local cloud");
      }
    }
    var arn = properties.required(path + ".Arn");
    if (!arn.startsWith("arn:aws:lambda:") && !arn.startsWith("arn:aws:sqs:")) {
      throw properties.fault(path + ".Arn", "must be a function or a queue, but is " + arn);
    }
    return new Rule.Target(
        properties.required(path + ".Id"),
        arn,
        transformer(properties, path + ".InputTransformer"),
        properties.number(path + ".RetryPolicy.MaximumRetryAttempts", 185),
        Duration.ofSeconds(
            properties.number(path + ".RetryPolicy.MaximumEventAgeInSeconds", 86_400)),
        properties.text(path + ".DeadLetterConfig.Arn"));
  }

  private static Optional<InputTransformer> transformer(
      ResourceProperties properties, String path) {
    return properties
        .find(path)
        .map(declared -> {
          if (!Set.of("InputPathsMap", "InputTemplate").containsAll(names(declared))) {
            throw properties.fault(path, "has a property that is not known");
          }
          try {
            return InputTransformer.of(
                declared.path("InputPathsMap"), properties.required(path + ".InputTemplate"));
          } catch (IllegalArgumentException e) {
            throw properties.fault(path, "cannot be honoured: " + e.getMessage());
          }
        });
  }

  private static Set<String> names(JsonNode declared) {
    return declared.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }
}
