package groundcrew.local.sqs;

import groundcrew.local.gateway.Caller;
import groundcrew.local.ground.EncryptedResource;
import groundcrew.local.ground.KeyRefusal;
import groundcrew.local.ground.KeyUse;
import java.util.Map;

/// What the calls of a queue with a KMS key take beside the queue's own permissions.
record Encryption(KeyUse keys) {
  private static final Map<String, String[]> ACTIONS =
      Map.of(
          "SendMessage", new String[] {"GenerateDataKey", "Decrypt"},
          "SendMessageBatch", new String[] {"GenerateDataKey", "Decrypt"},
          "ReceiveMessage", new String[] {"Decrypt"});

  void decide(Caller caller, String operation, Queue queue) {
    var key = queue.attributes().path("KmsMasterKeyId").asText();
    var actions = ACTIONS.get(operation);
    if (key.isEmpty() || actions == null) {
      return;
    }
    var resource =
        new EncryptedResource(
            key, queue.account(), queue.region(), "sqs", Map.of("aws:sqs:arn", queue.arn()));
    try {
      keys.require(caller, resource, actions);
    } catch (KeyRefusal e) {
      throw e.named("Kms%s");
    }
  }
}
