package groundcrew.pipelinevm.submit;

import groundcrew.common.PermanentFailureException;
import groundcrew.pipelinevm.document.CommandDocument;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters that the configuration gives to every command whose document declares them.
///
/// @param timeout how long a command may take where the request does not say
public record DocumentValues(
    String outputBucket, Optional<String> codeRepository, Duration timeout) {
  /// Run Command takes 30 seconds to 30 days for the delivery.
  private static final Duration SHORTEST_DELIVERY = Duration.ofSeconds(30);

  private static final Duration LONGEST_DELIVERY = Duration.ofHours(1);

  /// Returns how long the command of a request may take.
  ///
  /// @throws PermanentFailureException if the request asks for what [CommandTimeout] does not allow
  public Duration timeout(SubmitRequest request) {
    return request.timeout().map(DocumentValues::parse).orElse(timeout);
  }

  private static Duration parse(String text) {
    try {
      return CommandTimeout.parse(text);
    } catch (IllegalArgumentException | DateTimeException malformed) {
      throw new PermanentFailureException(
          "timeout must be %s, received \"%s\"".formatted(CommandTimeout.EXPECTATION, text),
          malformed);
    }
  }

  /// Returns the time after which Run Command has ended the command of a request: that of its
  /// delivery, and that of its execution.
  public Duration longest(SubmitRequest request) {
    var timeout = timeout(request);
    return delivery(timeout).plus(timeout);
  }

  /// Returns how long a target may take to start the command.
  Duration delivery(Duration timeout) {
    var shorter = timeout.compareTo(LONGEST_DELIVERY) < 0 ? timeout : LONGEST_DELIVERY;
    return shorter.compareTo(SHORTEST_DELIVERY) < 0 ? SHORTEST_DELIVERY : shorter;
  }

  /// Returns the values of a request, with the configured ones that the document declares.
  Map<String, List<String>> with(
      SubmitRequest request, Duration timeout, CommandDocument document) {
    var values = new LinkedHashMap<String, List<String>>();
    put(values, document, "OutputBucket", Optional.of(outputBucket));
    put(values, document, "CodeRepository", codeRepository);
    put(values, document, "ExecutionTimeout", Optional.of(Long.toString(timeout.toSeconds())));
    request
        .values()
        .forEach((name, value) -> {
          if (values.put(name, value) != null) {
            throw new PermanentFailureException(
                "parameter %s is configured: a request cannot change it".formatted(name));
          }
        });
    return values;
  }

  private static void put(
      Map<String, List<String>> values,
      CommandDocument document,
      String name,
      Optional<String> value) {
    value.filter(_ -> document.declares(name)).ifPresent(text -> values.put(name, List.of(text)));
  }
}
