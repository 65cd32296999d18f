package groundcrew.local;

import groundcrew.local.alarms.AlarmKind;
import groundcrew.local.cloudwatch.CloudWatch;
import groundcrew.local.cloudwatch.DashboardKind;
import groundcrew.local.cloudwatch.NativeMetrics;
import groundcrew.local.iam.Iam;
import groundcrew.local.limits.Paging;
import groundcrew.local.problems.ProblemLog;
import groundcrew.local.sns.Sns;
import groundcrew.local.sns.SnsKinds;
import groundcrew.local.template.ResourceKind;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// What watches a cloud and tells people.
public final class Monitoring {
  private final Iam iam;
  private final InstantSource clock;
  private final ProblemLog failures = new ProblemLog();
  private final Sns sns;
  private final CloudWatch cloudWatch;

  Monitoring(Iam iam, LocalCloudSettings settings) {
    this.iam = iam;
    clock = settings.clock();
    iam.know(List.of("aws:SourceOwner", CloudWatch.NAMESPACE_KEY));
    var paging = settings.quirks() ? Paging.quirky() : Paging.full();
    sns = new Sns(paging, clock);
    cloudWatch = new CloudWatch(paging, clock, new AlarmTopics(iam, sns, failures));
  }

  /// Returns the topics, and the e-mails that they would have sent.
  public Sns sns() {
    return sns;
  }

  /// Returns the metrics, alarms and dashboards. Somebody must call its `tick`.
  public CloudWatch cloudWatch() {
    return cloudWatch;
  }

  void measure(NativeMetrics... sources) {
    Stream.of(sources).forEach(cloudWatch::measure);
  }

  ResourceKind topics() {
    return new SnsKinds(sns, iam::putResourcePolicy);
  }

  ResourceKind alarms() {
    return new AlarmKind(cloudWatch.alarms(), clock);
  }

  ResourceKind dashboards() {
    return new DashboardKind(cloudWatch);
  }

  /// Returns and forgets what an alarm could not tell.
  List<String> takeProblems() {
    return failures.take();
  }
}
