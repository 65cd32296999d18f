package groundcrew.demo.soak;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/// Looks at what ended in the dead-letter queue: the garbage, and the account without a role in
/// each region, each with its reason.
record DeadLetters(List<Message> messages, Victims victims) {

  /// Returns what is not as it should be.
  List<String> findings() {
    var findings = new ArrayList<String>();
    var regions = new HashSet<>(SoakSize.REGIONS);
    var garbage = false;
    for (var message : messages) {
      var reason = message.messageAttributes().get("Reason");
      if (reason == null || reason.stringValue().isBlank()) {
        findings.add("a dead letter has no reason: " + message.body());
      }
      if (message.body().equals(Mischief.GARBAGE)) {
        garbage = true;
      } else if (message.body().contains(victims.withoutRole())) {
        regions.removeIf(message.body()::contains);
      } else {
        findings.add("a dead letter that should not be one: " + message.body());
      }
    }
    if (!garbage) {
      findings.add("the garbage is not in the dead-letter queue");
    }
    regions.forEach(region ->
        findings.add(
            "the account without a role, %s, is not in the dead-letter queue for %s"
                .formatted(victims.withoutRole(), region)));
    return findings;
  }
}
