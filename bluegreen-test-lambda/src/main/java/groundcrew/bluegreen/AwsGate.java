package groundcrew.bluegreen;

import groundcrew.bluegreen.gate.DecideTraffic;
import groundcrew.bluegreen.list.AwsUrlList;
import groundcrew.bluegreen.report.AwsReports;
import groundcrew.bluegreen.report.PublishReport;
import groundcrew.bluegreen.request.Endpoint;
import groundcrew.bluegreen.request.HttpSite;
import groundcrew.bluegreen.request.Site;
import groundcrew.common.AwsClients;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.services.s3.S3Client;

/// Builds the gate on the clients of the process. Each controller has a handler of its own.
final class AwsGate {
  private final GateConfig config;
  private final S3Client s3;

  AwsGate(AwsClients clients, GateConfig config) {
    this.config = config;
    this.s3 = clients.build(S3Client.builder());
  }

  DecideTraffic decideTraffic() {
    return new DecideTraffic(
        new AwsUrlList(s3, config.bucket(), config.file()),
        config.hosts(),
        site(config.green()),
        config.blue().map(this::site),
        config.concurrency(),
        config.rules());
  }

  PublishReport publishReport() {
    return new PublishReport(
        new AwsReports(s3, config.bucket(), config.reportPrefix()), config.subject());
  }

  private Site site(Endpoint endpoint) {
    try {
      return new HttpSite(
          endpoint,
          config.hostName(),
          config.concurrency(),
          config.requestTimeout(),
          SSLContext.getDefault());
    } catch (NoSuchAlgorithmException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
