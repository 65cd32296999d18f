package groundcrew.local.runcommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.Timestamps;
import java.util.List;

/// Commands as the API shows them.
///
/// @param blanks whether `StatusDetails` has blanks
record Views(boolean blanks) {
  private static final List<String> AS_SENT =
      List.of(
          "Comment",
          "MaxConcurrency",
          "MaxErrors",
          "OutputS3BucketName",
          "OutputS3KeyPrefix",
          "Parameters",
          "TimeoutSeconds");

  ObjectNode command(Command command, boolean justSent) {
    var shown =
        JsonNodeFactory.instance
            .objectNode()
            .put("CommandId", command.id())
            .put("DocumentName", command.documentName())
            .put("DocumentVersion", command.documentVersion())
            .put("ExpiresAfter", Timestamps.seconds(command.expires()))
            .put("RequestedDateTime", Timestamps.seconds(command.requested()))
            .put("Status", command.detail().status())
            .put("StatusDetails", command.detail().details(blanks))
            .put("Comment", "")
            .put("OutputS3BucketName", "")
            .put("OutputS3KeyPrefix", "")
            .put("OutputS3Region", command.place().region())
            .put("MaxConcurrency", "50")
            .put("MaxErrors", "0")
            // The targets are looked for after the answer.
            .put("TargetCount", justSent && command.targeted() ? 0 : command.invocations().size())
            .put("CompletedCount", command.completed())
            .put("ErrorCount", command.errors())
            .put("DeliveryTimedOutCount", command.count(StatusDetail.DELIVERY_TIMED_OUT));
    for (var member : AS_SENT) {
      if (command.request().has(member)) {
        shown.set(member, command.request().path(member));
      }
    }
    if (!command.request().has("OutputS3BucketName")) {
      // The model allows no empty name.
      shown.remove("OutputS3BucketName");
    }
    shown.set("InstanceIds", command.request().withArray("InstanceIds"));
    shown.set("Targets", command.request().withArray("Targets"));
    return shown;
  }

  /// Returns what shows invocations in the same way.
  InvocationViews ofInvocations() {
    return new InvocationViews(blanks);
  }
}
