package groundcrew.cdk;

import groundcrew.cdk.Configuration.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The environment variables of one level's functions.
record Variables(Configuration configuration, Level level) {

  Map<String, String> ofAccountTagger(String queueUrl) {
    var variables = common();
    variables.put("TAG_KEYS", String.join(",", level.keys()));
    variables.put("REGIONS", String.join(",", level.regions()));
    variables.put("QUEUE_URL", queueUrl);
    variables.put("MESSAGE_DELAY", configuration.tags().queue().messageDelay().toString());
    putList(variables, "ORGANIZATIONAL_UNITS", level.organizationalUnits());
    putList(variables, "EXCLUDED_ACCOUNTS", level.excludedAccounts());
    return variables;
  }

  /// Returns the variables of a function that processes a queue of tasks: the resource tagger or
  /// the undo function.
  Map<String, String> ofWorker(WorkQueue tasks, Journal journal) {
    var tagging = configuration.tags();
    var variables = common();
    variables.put("ROLE_NAME", configuration.tags().memberRole().pathAndName());
    configuration
        .tags()
        .memberRole()
        .externalId()
        .ifPresent(id -> variables.put("EXTERNAL_ID", id));
    variables.put("LEVEL_ORDER", String.join(",", tagging.levelOrder()));
    variables.put("MODE", level.mode());
    variables.put("UNTAGGED_SOURCE", level.untaggedSource());
    variables.put("PARAMETER_PREFIX", tagging.parameterPrefix());
    variables.put("JOURNAL_BUCKET", journal.bucket());
    variables.put("QUEUE_URL", tasks.url());
    variables.put("DEAD_LETTER_URL", tasks.deadLettersUrl());
    variables.put("TAG_RESOURCES_TPS", tagging.tagResourcesTps().toPlainString());
    variables.put("GET_RESOURCES_TPS", tagging.getResourcesTps().toPlainString());
    variables.put("KEY_CASE_CONFLICT", tagging.keyCaseConflict());
    variables.put("LISTING_LAG", tagging.listingLag().toString());
    return variables;
  }

  private Map<String, String> common() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("LEVEL", level.level());
    variables.put("REMOVE", level.remove());
    variables.put("LOG_LEVEL", configuration.tags().logLevel());
    return variables;
  }

  /// Omits an empty list: the functions reject a variable without items.
  private static void putList(Map<String, String> variables, String name, List<String> items) {
    if (!items.isEmpty()) {
      variables.put(name, String.join(",", items));
    }
  }
}
