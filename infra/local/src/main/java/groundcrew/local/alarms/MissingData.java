package groundcrew.local.alarms;

import java.util.Optional;
import java.util.stream.Stream;

/// How an alarm takes a period without data.
enum MissingData {
  MISSING("missing", "Missing"),
  IGNORE("ignore", "Ignore"),
  BREACHING("breaching", "Breaching"),
  NOT_BREACHING("notBreaching", "NonBreaching");

  private final String apiName;
  private final String inReasons;

  MissingData(String apiName, String inReasons) {
    this.apiName = apiName;
    this.inReasons = inReasons;
  }

  static Optional<MissingData> named(String apiName) {
    return Stream.of(values()).filter(one -> one.apiName.equals(apiName)).findFirst();
  }

  String apiName() {
    return apiName;
  }

  String inReasons() {
    return inReasons;
  }
}
