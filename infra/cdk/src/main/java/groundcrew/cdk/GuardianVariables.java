package groundcrew.cdk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The environment variables of the Guardian's functions.
///
/// @param topicArn topic to which failures and recoveries are published; empty for none
record GuardianVariables(GuardianNames names, Guardian guardian, Optional<String> topicArn) {

  Map<String, String> ofPublisher() {
    var variables = ofEvents();
    variables.put("EXPRESS_FAILURE_SHARE", guardian.expressFailureShare().toPlainString());
    variables.put("QUOTA_SHARE", guardian.quotaShare().toPlainString());
    guardian.namePrefix().ifPresent(prefix -> variables.put("NAME_PREFIX", prefix));
    return variables;
  }

  Map<String, String> ofEvents() {
    var variables = common();
    topicArn.ifPresent(topic -> variables.put("TOPIC_ARN", topic));
    return variables;
  }

  Map<String, String> common() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("TABLE", names.table());
    variables.put("NAMESPACE", guardian.namespace());
    variables.put("COMPAT_METRICS", Boolean.toString(guardian.compatMetrics()));
    variables.put("LOG_LEVEL", guardian.logLevel());
    return variables;
  }
}
