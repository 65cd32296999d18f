package groundcrew.cdk;

import java.util.LinkedHashMap;
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
    // An empty list is left out: the functions refuse a list without items.
    if (!tagging.excludedAccounts().isEmpty()) {
      variables.put("EXCLUDED_ACCOUNTS", String.join(",", tagging.excludedAccounts()));
    }
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
}
