package groundcrew.local.sns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.local.alarms.AlarmActions;
import groundcrew.local.alarms.Notice;
import groundcrew.local.alarms.NoticeJson;
import groundcrew.local.alarms.NoticeText;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.ServicePrincipal;
import groundcrew.local.iam.Iam;
import groundcrew.local.problems.ProblemLog;
import java.util.Map;

/// Publishes what alarms tell, in the name of CloudWatch; the policies of the topic and of its key
/// decide.
record AlarmTopics(Iam iam, Sns sns, ProblemLog failures) implements AlarmActions {
  private static final String CLOUDWATCH = "cloudwatch.amazonaws.com";

  @Override
  public void perform(String actionArn, Notice notice) {
    var alarm = notice.alarm();
    var account = alarm.accountRegion().account();
    var context =
        Map.of(
            "aws:SourceAccount", account,
            "aws:SourceOwner", account,
            "aws:SourceArn", alarm.arn());
    var cloudWatch = Caller.service(account, new ServicePrincipal(CLOUDWATCH, context));
    try {
      iam.allow(cloudWatch, RequiredPermission.of("sns:Publish", actionArn));
      sns.publish(cloudWatch, actionArn, message(notice));
    } catch (AwsError e) {
      // In AWS only the alarm's history knows; what IAM refused, IAM has noted too.
      failures.add("alarm %s cannot tell %s: %s".formatted(alarm.arn(), actionArn, e.getMessage()));
    }
  }

  private static Message message(Notice notice) {
    var text = new NoticeText(notice);
    var texts =
        JsonNodeFactory.instance
            .objectNode()
            .put("default", NoticeJson.of(notice).toString())
            .put("email", text.text());
    return new Message(text.subject(), texts.toString(), true);
  }
}
