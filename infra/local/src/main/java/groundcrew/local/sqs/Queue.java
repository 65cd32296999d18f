package groundcrew.local.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A queue and the name under which ElasticMQ knows it.
///
/// @param attributes as they were given, by SQS's names
record Queue(
    String account, String region, String name, String internalName, ObjectNode attributes) {

  String arn() {
    return arn(region, account, name);
  }

  static String arn(String region, String account, String name) {
    return "arn:aws:sqs:%s:%s:%s".formatted(region, account, name);
  }
}
