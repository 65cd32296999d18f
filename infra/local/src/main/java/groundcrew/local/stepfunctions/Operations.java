package groundcrew.local.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.Timestamps;
import groundcrew.local.stepfunctions.asl.Definition;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/// Everything but the listings.
record Operations(Machines machines, Changes changes, Tags tags, InstantSource clock) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME =
      Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

  ObjectNode answer(Call call) {
    var input = call.input();
    return switch (call.operation()) {
      case "CreateStateMachine" -> create(call);
      case "DescribeStateMachine" -> machine(input).machine().described();
      case "DeleteStateMachine" -> {
        changes.delete(Arns.require(input.path("stateMachineArn").asText(), "stateMachine"));
        yield States.nothing();
      }
      case "StartExecution" -> start(input);
      case "DescribeExecution" -> describe(input);
      case "StopExecution" -> stop(input);
      case "RedriveExecution" -> redrive(input);
      case "ListTagsForResource" -> tags.list(resource(input));
      case "TagResource" -> tags.add(resource(input), input.path("tags"));
      case "UntagResource" -> tags.remove(resource(input), input.path("tagKeys"));
      default ->
          throw States.invalid("The local Step Functions has no operation " + call.operation());
    };
  }

  private ObjectNode create(Call call) {
    var input = call.input();
    if (input.path("publish").asBoolean()) {
      throw States.invalid("The local Step Functions publishes no versions");
    }
    var definition = input.path("definition").asText();
    var type = MachineType.valueOf(input.path("type").asText(MachineType.STANDARD.name()));
    if (type == MachineType.EXPRESS) {
      throw States.invalid("The local Step Functions runs no definition of type EXPRESS");
    }
    var machine =
        changes.create(
            new Machine(
                call.caller().account(),
                call.region(),
                name(input.path("name").asText()),
                type,
                clock.instant(),
                definition,
                Optional.of(program(definition)),
                input.path("roleArn").asText()),
            Tags.read(input.path("tags")));
    return States.nothing()
        .put("stateMachineArn", machine.arn())
        .put("creationDate", Timestamps.seconds(machine.created()));
  }

  private ObjectNode start(ObjectNode input) {
    var held = machine(input);
    var name = Optional.ofNullable(input.path("name").textValue()).map(Operations::name);
    var text = input.path("input").asText("{}");
    if (parsed(text).isMissingNode()) {
      throw new AwsError(
          400, "InvalidExecutionInput", "Invalid State Machine Execution Input: no JSON");
    }
    var execution = changes.start(held, name, text);
    return JsonNodeFactory.instance
        .objectNode()
        .put("executionArn", execution.arn())
        .put("startDate", Timestamps.seconds(execution.started()));
  }

  private ObjectNode describe(ObjectNode input) {
    return execution(input).described(clock.instant());
  }

  private ObjectNode stop(ObjectNode input) {
    var execution = execution(input);
    var ending =
        Ending.failure(
            clock.instant(),
            Optional.ofNullable(input.path("error").textValue()),
            Optional.ofNullable(input.path("cause").textValue()));
    var stopped =
        changes.end(machines.get(execution.machine().arn()), execution, Status.ABORTED, ending);
    return States.nothing()
        .put("stopDate", Timestamps.seconds(stopped.stopped().orElseGet(clock::instant)));
  }

  private ObjectNode redrive(ObjectNode input) {
    var execution = execution(input);
    changes.redrive(machines.get(execution.machine().arn()), execution);
    return States.nothing().put("redriveDate", Timestamps.seconds(clock.instant()));
  }

  private Machines.Held machine(ObjectNode input) {
    return machines.get(Arns.require(input.path("stateMachineArn").asText(), "stateMachine"));
  }

  private Machine resource(ObjectNode input) {
    var arn = Arns.require(input.path("resourceArn").asText(), "stateMachine");
    return machines
        .find(arn)
        .map(Machines.Held::machine)
        .orElseThrow(
            () -> new AwsError(400, "ResourceNotFound", "Resource not found: '%s'".formatted(arn)));
  }

  private Execution execution(ObjectNode input) {
    var arn = Arns.require(input.path("executionArn").asText(), "execution");
    return machines
        .find(Arns.machineOf(arn))
        .map(held -> States.execution(held, arn))
        .orElseThrow(() -> States.missing(arn));
  }

  private static Definition program(String definition) {
    try {
      return Definition.of(definition);
    } catch (IllegalArgumentException e) {
      throw new AwsError(
          400,
          "InvalidDefinition",
          "Invalid State Machine Definition: '%s'".formatted(e.getMessage()));
    }
  }

  private static String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new AwsError(400, "InvalidName", "Invalid Name: '%s'".formatted(name));
    }
    return name;
  }

  static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
