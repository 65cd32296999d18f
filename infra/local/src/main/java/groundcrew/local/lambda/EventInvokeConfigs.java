package groundcrew.local.lambda;

import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `AWS::Lambda::EventInvokeConfig`. A destination is a queue or a topic.
record EventInvokeConfigs(Lambda lambda) implements ResourceKind {
  private static final int MOST_RETRIES = 2;
  private static final int SHORTEST_AGE = 60;
  private static final int LONGEST_AGE = 21_600;

  private static final Set<String> KNOWN =
      Set.of(
          "DestinationConfig",
          "FunctionName",
          "MaximumEventAgeInSeconds",
          "MaximumRetryAttempts",
          "Qualifier");

  @Override
  public Set<String> types() {
    return Set.of("AWS::Lambda::EventInvokeConfig");
  }

  @Override
  public Created create(Resource resource) {
    var properties = ResourceProperties.of(resource, KNOWN);
    var config =
        new AsyncConfig(
            number(properties, "MaximumRetryAttempts", 0, MOST_RETRIES, MOST_RETRIES),
            Duration.ofSeconds(
                number(
                    properties,
                    "MaximumEventAgeInSeconds",
                    SHORTEST_AGE,
                    LONGEST_AGE,
                    LONGEST_AGE)),
            destination(properties, "DestinationConfig.OnFailure.Destination"),
            destination(properties, "DestinationConfig.OnSuccess.Destination"));
    configure(properties, config);
    return new Created(resource.generatedName(Integer.MAX_VALUE), Map.of());
  }

  @Override
  public Changes changes(String type) {
    return Changes.replacing("FunctionName", "Qualifier");
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    return create(wanted);
  }

  @Override
  public void delete(Existing existing) {
    configure(ResourceProperties.of(existing.resource(), KNOWN), AsyncConfig.DEFAULT);
  }

  private void configure(ResourceProperties properties, AsyncConfig config) {
    try {
      lambda.configure(
          properties.required("FunctionName"), properties.required("Qualifier"), config);
    } catch (IllegalArgumentException e) {
      throw properties.fault("Qualifier", String.valueOf(e.getMessage()));
    }
  }

  private static int number(
      ResourceProperties properties, String name, int least, int most, int fallback) {
    var number = properties.number(name, fallback);
    if (number < least || number > most) {
      throw properties.fault(name, "must be %d to %d, but is %d".formatted(least, most, number));
    }
    return number;
  }

  private static Optional<String> destination(ResourceProperties properties, String path) {
    var arn = properties.text(path);
    if (arn.isPresent() && !arn.get().matches("arn:aws:(sqs|sns):.*")) {
      throw properties.fault(path, "must be a queue or a topic, but is " + arn.get());
    }
    return arn;
  }
}
