package groundcrew.local.ssm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.limits.Page;
import groundcrew.local.limits.PageTokens;
import groundcrew.local.limits.Paging;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;

/// Reads parameters by name, by names and by path.
record Reads(ParameterStore store, Paging paging, InstantSource clock, PageTokens tokens) {
  private static final int LARGEST_PAGE = 10;

  Reads(ParameterStore store, Paging paging, InstantSource clock) {
    this(
        store,
        paging,
        clock,
        new PageTokens(
            "NextToken",
            clock,
            () -> new AwsError(400, "InvalidNextToken", "The specified token isn't valid.")));
  }

  ObjectNode one(Call call) {
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

  ObjectNode several(Call call) {
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

  ObjectNode below(Call call) {
    var input = call.input();
    var path = input.path("Path").asText();
    if (!path.startsWith("/")) {
      throw ParameterRules.invalid("The path %s must begin with /.".formatted(path));
    }
    var folder = path.endsWith("/") ? path : path + "/";
    var recursive = input.path("Recursive").asBoolean();
    var position = tokens.read(input, folder + " " + recursive);
    var size = paging.size(position.page(), input.path("MaxResults").asInt(LARGEST_PAGE));
    var parameters =
        store
            .below(call.caller().account(), call.region(), folder)
            .filter(p -> recursive || p.name().indexOf('/', folder.length()) < 0);
    var page = Page.of(parameters, Parameter::name, size, position, clock.instant());
    return tokens.answer("Parameters", page, p -> p.shown(decrypted(call)));
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
}
