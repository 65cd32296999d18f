package groundcrew.cdk;

import groundcrew.cdk.Configuration.Schedule;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The section `gate`.
///
/// @param application CodeDeploy application whose hooks are answered
/// @param deploymentGroup deployment group of the application
/// @param list key of the list of URLs in the gate's bucket
/// @param timeout of the function; the hook is answered ten seconds earlier at the latest
/// @param reportRetention days for which a report is kept
/// @param learning how the list is learned; empty where a person writes it
record Gate(
    Path jar,
    String logLevel,
    String application,
    String deploymentGroup,
    Network network,
    Test test,
    String list,
    Duration timeout,
    int reportRetention,
    Optional<Learning> learning) {

  /// Where the function runs.
  ///
  /// @param routeTables route tables of the subnets, which get a route to S3
  /// @param createEndpoints whether the stack creates the endpoints of CodeDeploy and S3
  record Network(
      String vpc, List<String> subnets, List<String> routeTables, boolean createEndpoints) {}

  /// What is requested, and what is expected.
  ///
  /// @param threshold share of the weight that has to pass, in percent
  /// @param latencyTolerance share by which green may be slower than blue
  record Test(
      String endpoint,
      Optional<String> baselineEndpoint,
      Optional<String> hostName,
      BigDecimal threshold,
      BigDecimal latencyTolerance,
      int concurrency,
      Duration requestTimeout,
      String mode,
      String inconclusive) {}

  /// From which access logs the list is learned, and when.
  ///
  /// @param logsPrefix of the folders of their years, with its slash
  /// @param mostUrls how many URLs the list has at most
  /// @param lookbackDays how many days of logs count, today included
  /// @param excludePatterns what is never listed; empty for the function's own
  record Learning(
      String logsBucket,
      String logsPrefix,
      Schedule schedule,
      int mostUrls,
      int lookbackDays,
      List<String> excludePatterns) {}
}
