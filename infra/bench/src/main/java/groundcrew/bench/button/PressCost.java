package groundcrew.bench.button;

import static groundcrew.bench.Price.DECRYPTION;
import static groundcrew.bench.Price.GIGABYTE_SECOND;
import static groundcrew.bench.Price.INVOCATION;
import static groundcrew.bench.Price.IOT_MESSAGE;
import static groundcrew.bench.Price.IOT_RULE;
import static groundcrew.bench.Price.JOB_EXECUTION;
import static groundcrew.bench.Price.LOG_GIGABYTE;
import static groundcrew.bench.Price.OBJECT_GET;
import static groundcrew.bench.Price.OBJECT_PUT;
import static groundcrew.bench.Price.READ_UNIT;
import static groundcrew.bench.Price.WRITE_UNIT;

import java.util.List;

/// The bill of a thousand presses besides their trees, in US dollars.
record PressCost(List<Part> parts) {
  static final String ASSUMPTIONS =
      """
      Tree-Nation takes 500 ms. Each press is accepted and its label printed. Counted: calls, items, what the functions take
      and log, which on AWS have 1 GB on arm64. Assumed: 17 messages of MQTT a press (the press 1, two results 6, the job 9, its
      event 1), 2 rules with an action each, one GET of the label by the printer. Left out, as no more than cents: storage,
      point-in-time recovery. No free tier.\
      """;

  private static final int PRESSES = 1000;
  private static final double FUNCTION_GIGABYTES = 1;
  private static final double KILOBYTES_OF_GIGABYTE = 1e6;
  private static final int MESSAGES = 17;
  private static final int RULES_AND_ACTIONS = 4;

  /// A part of the bill.
  ///
  /// @param each what a press takes
  /// @param dollars for a thousand presses
  record Part(String name, String each, double dollars) {}

  static PressCost of(Usage usage) {
    var seconds = usage.pressSeconds() + usage.eventSeconds();
    return new PressCost(
        List.of(
            part(
                "IoT job",
                "%.2f executions".formatted(usage.jobs()),
                JOB_EXECUTION.of(usage.jobs())),
            part(
                "Lambda",
                "%.2f invocations: %.2f s for the press, %.2f s for the end of its job"
                    .formatted(usage.invocations(), usage.pressSeconds(), usage.eventSeconds()),
                GIGABYTE_SECOND.of(seconds * FUNCTION_GIGABYTES)
                    + INVOCATION.of(usage.invocations())),
            part("IoT messages", MESSAGES + " messages, assumed", IOT_MESSAGE.of(MESSAGES)),
            part(
                "DynamoDB, writes",
                "%.2f units: table %.2f, index %.2f"
                    .formatted(
                        usage.tableWrites() + usage.indexWrites(),
                        usage.tableWrites(),
                        usage.indexWrites()),
                WRITE_UNIT.of(usage.tableWrites() + usage.indexWrites())),
            part(
                "S3",
                "%.2f PUT, 1 GET assumed".formatted(usage.labels()),
                OBJECT_PUT.of(usage.labels()) + OBJECT_GET.of(1)),
            part(
                "KMS",
                "%.2f decryptions of the token".formatted(usage.decryptions()),
                DECRYPTION.of(usage.decryptions())),
            part(
                "logs",
                "%.1f KB".formatted(usage.logKilobytes()),
                LOG_GIGABYTE.of(usage.logKilobytes() / KILOBYTES_OF_GIGABYTE)),
            part("IoT rules", "2 rules and 2 actions, assumed", IOT_RULE.of(RULES_AND_ACTIONS)),
            part(
                "DynamoDB, reads",
                "%.2f consistent units".formatted(usage.reads()),
                READ_UNIT.of(usage.reads()))));
  }

  private static Part part(String name, String each, double dollars) {
    return new Part(name, each, dollars * PRESSES);
  }

  double total() {
    return parts.stream().mapToDouble(Part::dollars).sum();
  }
}
