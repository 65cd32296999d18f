package groundcrew.local.ssm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.PartialService;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.limits.Paging;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The Parameter Store of every account and region.
public final class Ssm extends PartialService {
  private static final Set<String> OPERATIONS =
      Set.of(
          "DeleteParameter",
          "GetParameter",
          "GetParameters",
          "GetParametersByPath",
          "PutParameter");

  private final ParameterStore store = new ParameterStore();
  private final Reads reads;
  private final InstantSource clock;

  /// Creates an empty store.
  public Ssm(Paging paging, InstantSource clock) {
    super("ssm", OPERATIONS);
    this.reads = new Reads(store, paging, clock);
    this.clock = clock;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    var input = call.input();
    var names =
        switch (call.operation()) {
          case "GetParameters" ->
              StreamSupport.stream(input.path("Names").spliterator(), false)
                  .map(name -> name.asText());
          case "GetParametersByPath" -> Stream.of(input.path("Path").asText());
          default -> Stream.of(input.path("Name").asText());
        };
    var action = "ssm:" + call.operation();
    return names
        .map(name -> RequiredPermission.of(action, arn(call, Selected.of(name).name())))
        .distinct()
        .toList();
  }

  @Override
  public ObjectNode answer(Call call) {
    return switch (call.operation()) {
      case "PutParameter" -> put(call);
      case "GetParameter" -> reads.one(call);
      case "GetParameters" -> reads.several(call);
      case "GetParametersByPath" -> reads.below(call);
      case "DeleteParameter" -> delete(call);
      default -> throw new UnsupportedOperationException(call.operation());
    };
  }

  private ObjectNode put(Call call) {
    var input = call.input();
    var name = input.path("Name").asText();
    var arn = arn(call, name);
    ParameterRules.checkName(name, arn);
    var tier = ParameterRules.tier(input);
    var written =
        store.write(
            call.caller().account(),
            call.region(),
            name,
            before -> {
              var type = type(input, before);
              var version = before.map(Parameter::version).orElse(0L) + 1;
              var value = input.path("Value").asText();
              return new Parameter(arn, name, type, tier, value, version, clock.instant());
            });
    return JsonNodeFactory.instance
        .objectNode()
        .put("Version", written.version())
        .put("Tier", written.tier());
  }

  private static String type(ObjectNode input, Optional<Parameter> before) {
    if (before.isEmpty()) {
      if (!input.has("Type")) {
        throw ParameterRules.invalid("A parameter type is required when you create a parameter.");
      }
      return input.path("Type").asText();
    }
    if (!input.path("Overwrite").asBoolean()) {
      throw new AwsError(
          400,
          "ParameterAlreadyExists",
          "The parameter already exists. To overwrite this value, set the overwrite option in the"
              + " request to true.");
    }
    var type = input.path("Type").asText(before.get().type());
    if (!type.equals(before.get().type())) {
      throw new AwsError(
          400,
          "HierarchyTypeMismatchException",
          "The type of a parameter cannot change from %s to %s."
              .formatted(before.get().type(), type));
    }
    return type;
  }

  private ObjectNode delete(Call call) {
    var name = call.input().path("Name").asText();
    if (!store.delete(call.caller().account(), call.region(), name)) {
      throw new AwsError(400, "ParameterNotFound", "Parameter %s not found.".formatted(name));
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private static String arn(Call call, String name) {
    return "arn:aws:ssm:%s:%s:parameter/%s"
        .formatted(call.region(), call.caller().account(), name.replaceFirst("^/", ""));
  }
}
