package groundcrew.local.ssm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.door.AwsError;
import groundcrew.local.door.Call;
import groundcrew.local.door.Need;
import groundcrew.local.door.Service;
import groundcrew.local.limits.Page;
import groundcrew.local.limits.PageToken;
import groundcrew.local.limits.Paging;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The Parameter Store of every account and region.
public final class Ssm implements Service {
  private static final int LARGEST_PAGE = 10;

  private final ParameterStore store = new ParameterStore();
  private final Paging paging;
  private final InstantSource clock;

  /// Creates an empty store.
  public Ssm(Paging paging, InstantSource clock) {
    this.paging = paging;
    this.clock = clock;
  }

  @Override
  public String model() {
    return "ssm";
  }

  @Override
  public List<Need> needs(Call call) {
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
        .map(name -> Need.of(action, arn(call, Selected.of(name).name())))
        .distinct()
        .toList();
  }

  @Override
  public ObjectNode answer(Call call) {
    return switch (call.operation()) {
      case "PutParameter" -> put(call);
      case "GetParameter" -> get(call);
      case "GetParameters" -> getAll(call);
      case "GetParametersByPath" -> below(call);
      case "DeleteParameter" -> delete(call);
      default -> throw ParameterRules.invalid("The local SSM has no operation " + call.operation());
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

  private ObjectNode get(Call call) {
    var name = call.input().path("Name").asText();
    var answer = JsonNodeFactory.instance.objectNode();
    var selected = Selected.of(name);
    var versions = versions(call, selected);
    if (versions.isEmpty()) {
      throw new AwsError(400, "ParameterNotFound", "Parameter %s not found.".formatted(name));
    }
    var found =
        selected
            .in(versions)
            .orElseThrow(() ->
                new AwsError(
                    400,
                    "ParameterVersionNotFound",
                    "Systems Manager could not find version %s.".formatted(name)));
    answer.set("Parameter", shown(call, found, selected));
    return answer;
  }

  private ObjectNode getAll(Call call) {
    var answer = JsonNodeFactory.instance.objectNode();
    var found = answer.putArray("Parameters");
    var invalid = answer.putArray("InvalidParameters");
    var seen = new HashSet<String>();
    for (var name : call.input().path("Names")) {
      if (!seen.add(name.asText())) {
        throw ParameterRules.invalid("Duplicate names are not allowed: " + name.asText());
      }
      var selected = Selected.of(name.asText());
      selected
          .in(versions(call, selected))
          .ifPresentOrElse(
              parameter -> found.add(shown(call, parameter, selected)),
              () -> invalid.add(name.asText()));
    }
    return answer;
  }

  private ObjectNode below(Call call) {
    var input = call.input();
    var path = input.path("Path").asText();
    if (!path.startsWith("/")) {
      throw ParameterRules.invalid("The path %s must begin with /.".formatted(path));
    }
    var folder = path.endsWith("/") ? path : path + "/";
    var recursive = input.path("Recursive").asBoolean();
    var position = position(input, folder + " " + recursive);
    var size = paging.size(position.page(), input.path("MaxResults").asInt(LARGEST_PAGE));
    var parameters =
        store
            .below(call.caller().account(), call.region(), folder)
            .filter(p -> recursive || p.name().indexOf('/', folder.length()) < 0);
    var page = Page.of(parameters, Parameter::name, size, position, clock.instant());
    var answer = JsonNodeFactory.instance.objectNode();
    var list = answer.putArray("Parameters");
    page.items().forEach(p -> list.add(p.shown(decrypted(call))));
    page.next().ifPresent(next -> answer.put("NextToken", next.text()));
    return answer;
  }

  private PageToken position(ObjectNode input, String query) {
    if (!input.has("NextToken")) {
      return PageToken.first(query, clock.instant());
    }
    try {
      var token = PageToken.parse(input.path("NextToken").asText());
      if (token.query().equals(query)) {
        return token;
      }
    } catch (IllegalArgumentException e) {
      // Answered below: a token of another listing and no token at all are the same fault.
    }
    throw new AwsError(400, "InvalidNextToken", "The specified token isn't valid.");
  }

  private ObjectNode delete(Call call) {
    var name = call.input().path("Name").asText();
    if (!store.delete(call.caller().account(), call.region(), name)) {
      throw new AwsError(400, "ParameterNotFound", "Parameter %s not found.".formatted(name));
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private List<Parameter> versions(Call call, Selected selected) {
    return store.versions(call.caller().account(), call.region(), selected.name());
  }

  private static ObjectNode shown(Call call, Parameter parameter, Selected selected) {
    var shown = parameter.shown(decrypted(call));
    selected.version().ifPresent(version -> shown.put("Selector", ":" + version));
    return shown;
  }

  private static boolean decrypted(Call call) {
    return call.input().path("WithDecryption").asBoolean();
  }

  private static String arn(Call call, String name) {
    return "arn:aws:ssm:%s:%s:parameter/%s"
        .formatted(call.region(), call.caller().account(), name.replaceFirst("^/", ""));
  }
}
