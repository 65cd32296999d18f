package groundcrew.stepfn.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Optional;

/// Links into the Step Functions console.
public final class ConsoleLink {
  private static final int PARTITION = 1;
  private static final int REGION = 3;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private ConsoleLink() {}

  /// Returns the URL of the newest execution, or of the machine if no execution is known; empty in
  /// a partition whose console is unknown.
  public static Optional<String> of(MachineStatus status) {
    return of(status.machine(), status.newest());
  }

  /// Returns the URL of the execution that ended last, in the same way.
  public static Optional<String> ofOutcome(MachineStatus status) {
    return of(status.machine(), status.outcome());
  }

  private static Optional<String> of(Machine machine, Optional<Execution> execution) {
    var arn = machine.arn().split(":", REGION + 2);
    var region = arn[REGION];
    return host(arn[PARTITION])
        .filter(_ -> plain(region))
        .map(host -> "https://" + region + "." + host + "/states/home?region=" + region + "#/")
        .map(console ->
            execution
                // For an EXPRESS machine, only the number of executions is known.
                .filter(_ -> machine.type() == MachineType.STANDARD)
                .map(newest -> console + "v2/executions/details/" + encode(newest.arn()))
                .orElseGet(() -> console + "statemachines/view/" + encode(machine.arn())));
  }

  private static Optional<String> host(String partition) {
    return switch (partition) {
      case "aws" -> Optional.of("console.aws.amazon.com");
      case "aws-cn" -> Optional.of("console.amazonaws.cn");
      case "aws-us-gov" -> Optional.of("console.amazonaws-us-gov.com");
      default -> Optional.empty();
    };
  }

  /// The region becomes part of the host name: it must not lead to another host.
  private static boolean plain(String region) {
    return !region.isEmpty() && region.chars().allMatch(c -> letterOrDigit(c) || c == '-');
  }

  private static String encode(String arn) {
    var encoded = new StringBuilder(arn.length());
    for (var octet : arn.getBytes(UTF_8)) {
      if (letterOrDigit(octet) || "-_.~:".indexOf(octet) >= 0) {
        encoded.append((char) octet);
      } else {
        encoded.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  private static boolean letterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
