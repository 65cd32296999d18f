package groundcrew.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.local.alarms.AlarmActions;
import groundcrew.local.alarms.Notice;
import groundcrew.local.alarms.NoticeJson;
import groundcrew.local.alarms.NoticeText;
import groundcrew.local.door.AwsError;
import groundcrew.local.door.Need;
import groundcrew.local.iam.Iam;
import groundcrew.local.notes.Notes;
import groundcrew.local.sns.Message;
import groundcrew.local.sns.Sns;
import java.util.Map;

/// Publishes what alarms tell, in the name of CloudWatch; the topic's policy decides.
record AlarmTopics(Iam iam, Sns sns, Notes failures) implements AlarmActions {
  private static final String CLOUDWATCH = "cloudwatch.amazonaws.com";

  @Override
  public void perform(String actionArn, Notice notice) {
    var alarm = notice.alarm();
    var context =
        Map.of(
            "aws:SourceAccount", alarm.home().account(),
            "aws:SourceOwner", alarm.home().account(),
            "aws:SourceArn", alarm.arn());
    try {
      iam.allowService(CLOUDWATCH, new Need("sns:Publish", actionArn, context));
      sns.publishForService(actionArn, message(notice));
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
