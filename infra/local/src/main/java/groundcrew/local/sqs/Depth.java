package groundcrew.local.sqs;

import com.fasterxml.jackson.databind.ObjectMapper;

/// How many messages a queue has, by what can be done with them.
record Depth(long visible, long inFlight, long delayed) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Depth of(ElasticMq elasticMq, Queue queue) {
    var input = JSON.createObjectNode().put("QueueUrl", elasticMq.queueUrl(queue.internalName()));
    input.putArray("AttributeNames").add("All");
    var attributes = elasticMq.call("GetQueueAttributes", input).path("Attributes");
    return new Depth(
        attributes.path("ApproximateNumberOfMessages").asLong(),
        attributes.path("ApproximateNumberOfMessagesNotVisible").asLong(),
        attributes.path("ApproximateNumberOfMessagesDelayed").asLong());
  }

  long all() {
    return visible + inFlight + delayed;
  }
}
