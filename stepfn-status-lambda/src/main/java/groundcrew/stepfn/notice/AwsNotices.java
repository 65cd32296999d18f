package groundcrew.stepfn.notice;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import software.amazon.awssdk.services.sns.SnsClient;

/// Publishes notices to an SNS topic.
public final class AwsNotices implements Notices {
  private final SnsClient sns;
  private final String topicArn;

  public AwsNotices(SnsClient sns, String topicArn) {
    this.sns = sns;
    this.topicArn = topicArn;
  }

  @Override
  public void send(Notice notice, Deadline deadline) {
    sns.publish(request ->
        request
            .topicArn(topicArn)
            .subject(notice.subject())
            .message(notice.text())
            .overrideConfiguration(AwsClients.within(deadline)));
  }
}
