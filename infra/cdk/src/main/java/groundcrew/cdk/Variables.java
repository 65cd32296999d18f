package groundcrew.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The environment variables of the functions.
final class Variables {
  private Variables() {}

  static Map<String, String> ofAccountTagger(Configuration configuration, String queueUrl) {
    var tagging = configuration.tagging();
    var variables = common(tagging);
    variables.put("TAG_KEYS", String.join(",", tagging.keys()));
    variables.put("REGIONS", String.join(",", tagging.regions()));
    variables.put("QUEUE_URL", queueUrl);
    variables.put("MESSAGE_DELAY", tagging.queue().messageDelay().toString());
    optionalList(variables, "ORGANIZATIONAL_UNITS", tagging.organizationalUnits());
    optionalList(variables, "EXCLUDED_ACCOUNTS", tagging.excludedAccounts());
    return variables;
  }

  static Map<String, String> ofResourceTagger(Configuration configuration) {
    var tagging = configuration.tagging();
    var variables = common(tagging);
    variables.put("ROLE_NAME", configuration.memberRole().pathAndName());
    variables.put("LEVEL_ORDER", String.join(",", tagging.levelOrder()));
    variables.put("PARAMETER_PREFIX", tagging.parameterPrefix());
    configuration.memberRole().externalId().ifPresent(id -> variables.put("EXTERNAL_ID", id));
    return variables;
  }

  private static Map<String, String> common(Configuration.Tagging tagging) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("LEVEL", tagging.level());
    variables.put("LOG_LEVEL", tagging.logLevel());
    return variables;
  }

  /// Leaves an empty list out: the functions refuse a list without items.
  private static void optionalList(
      Map<String, String> variables, String name, List<String> values) {
    if (!values.isEmpty()) {
      variables.put(name, String.join(",", values));
    }
  }
}
