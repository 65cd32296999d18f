package groundcrew.local.sqs;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.ground.QueueDepth;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// SQS.
public final class SqsModule implements Module {
  private final Ground ground;
  private final Sqs sqs;

  /// Creates the module.
  public SqsModule(Ground ground) {
    this.ground = ground;
    sqs = new Sqs(ground::endpoint, ground.agenda(), ground.keyUse());
    ground.offer(QueueDepth.class, sqs::depth);
  }

  /// Returns the messages of a queue.
  public QueueDepth.Messages depth(String queueArn) {
    return sqs.depth(queueArn);
  }

  @Override
  public List<Service> services() {
    return List.of(sqs);
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(new SqsKinds(sqs, ground.iam()::putResourcePolicy));
  }

  @Override
  public List<NativeMetrics> metrics() {
    return List.of(new QueueMetrics(sqs::readings));
  }

  @Override
  public void close() {
    sqs.close();
  }
}
