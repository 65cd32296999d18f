package groundcrew.local.stepfunctions;

import groundcrew.local.stepfunctions.asl.Definition;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `AWS::StepFunctions::StateMachine`. Logging and tracing have no effect.
record MachineKind(States states, InstantSource clock) implements ResourceKind {
  private static final Set<String> KNOWN =
      Set.of(
          "DefinitionString",
          "DefinitionSubstitutions",
          "LoggingConfiguration",
          "RoleArn",
          "StateMachineName",
          "StateMachineType",
          "Tags",
          "TracingConfiguration");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_-]+)}");
  private static final int LONGEST_NAME = 80;

  @Override
  public Set<String> types() {
    return Set.of("AWS::StepFunctions::StateMachine");
  }

  @Override
  public Created create(Resource resource) {
    return created(states.create(machine(resource), tags(resource)));
  }

  @Override
  public Changes changes(String type) {
    return Changes.named("StateMachineName", "StateMachineType");
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    return created(states.update(machine(wanted), tags(wanted)));
  }

  @Override
  public void delete(Existing existing) {
    states.delete(existing.id());
  }

  private Machine machine(Resource resource) {
    var properties = ResourceProperties.of(resource, KNOWN);
    if (!properties.text("StateMachineType").orElse("STANDARD").equals("STANDARD")) {
      throw properties.fault("StateMachineType", "must be STANDARD: nothing else runs here");
    }
    var definition = definition(properties);
    try {
      return new Machine(
          resource.place().account(),
          resource.place().region(),
          properties.name("StateMachineName", LONGEST_NAME),
          MachineType.STANDARD,
          clock.instant(),
          definition,
          Optional.of(Definition.of(definition)),
          properties.required("RoleArn"));
    } catch (IllegalArgumentException e) {
      throw properties.fault("DefinitionString", String.valueOf(e.getMessage()));
    }
  }

  private static String definition(ResourceProperties properties) {
    return PLACEHOLDER
        .matcher(properties.required("DefinitionString"))
        .replaceAll(placeholder ->
            Matcher.quoteReplacement(
                properties
                    .text("DefinitionSubstitutions." + placeholder.group(1))
                    .orElseThrow(() ->
                        properties.fault(
                            "DefinitionSubstitutions", "lacks " + placeholder.group(1)))));
  }

  private static Map<String, String> tags(Resource resource) {
    var tags = new TreeMap<String, String>();
    for (var tag : resource.properties().path("Tags")) {
      tags.put(tag.path("Key").asText(), tag.path("Value").asText());
    }
    return tags;
  }

  private static Created created(Machine machine) {
    return new Created(machine.arn(), Map.of("Arn", machine.arn(), "Name", machine.name()));
  }
}
