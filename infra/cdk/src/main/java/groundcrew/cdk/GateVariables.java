package groundcrew.cdk;

import java.util.LinkedHashMap;
import java.util.Map;

/// The environment variables of the gate's functions.
record GateVariables(GateNames names, Gate gate) {

  Map<String, String> ofHook() {
    var test = gate.test();
    var variables = new LinkedHashMap<String, String>();
    variables.put("BUCKET", names.bucket());
    variables.put("FILEPATH", gate.list());
    variables.put("REPORT_PREFIX", names.reportPrefix());
    variables.put("ENDPOINT", test.endpoint());
    test.baselineEndpoint().ifPresent(blue -> variables.put("BASELINE_ENDPOINT", blue));
    test.hostName().ifPresent(name -> variables.put("HOST_NAME", name));
    variables.put("ACCEPTANCE_THRESHOLD", test.threshold().toPlainString());
    variables.put("LATENCY_TOLERANCE", test.latencyTolerance().toPlainString());
    variables.put("CONCURRENCY", String.valueOf(test.concurrency()));
    variables.put("REQUEST_TIMEOUT", test.requestTimeout().toString());
    variables.put("MODE", test.mode());
    variables.put("INCONCLUSIVE", test.inconclusive());
    variables.put("LOG_LEVEL", gate.logLevel());
    return variables;
  }

  Map<String, String> ofList(Gate.Learning learning) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("LOGS_BUCKET", learning.logsBucket());
    variables.put("LOGS_PREFIX", learning.logsPrefix());
    variables.put("BUCKET", names.bucket());
    variables.put("FILEPATH", gate.list());
    variables.put("STATE_PREFIX", names.statePrefix());
    variables.put("MAX_URLS", String.valueOf(learning.mostUrls()));
    variables.put("LOOKBACK_DAYS", String.valueOf(learning.lookbackDays()));
    if (!learning.excludePatterns().isEmpty()) {
      variables.put("EXCLUDE_PATTERNS", String.join(",", learning.excludePatterns()));
    }
    variables.put("LOG_LEVEL", gate.logLevel());
    return variables;
  }
}
