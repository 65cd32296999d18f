package groundcrew.cdk;

import java.util.LinkedHashMap;
import java.util.Map;

/// The environment variables of the Guardian's functions.
record GuardianVariables(GuardianNames names, Guardian guardian) {

  Map<String, String> ofPublisher() {
    var variables = common();
    variables.put("QUOTA_SHARE", guardian.quotaShare().toPlainString());
    guardian.namePrefix().ifPresent(prefix -> variables.put("NAME_PREFIX", prefix));
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
