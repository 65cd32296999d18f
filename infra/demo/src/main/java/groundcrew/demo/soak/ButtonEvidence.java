package groundcrew.demo.soak;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import groundcrew.local.treenation.Fault;
import groundcrew.local.treenation.ReceivedRequest;
import groundcrew.local.treenation.TreeNationServer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// What shows that the outcome of an order was unclear, beside the kills: the functions' logs and
/// what Tree-Nation answered.
final class ButtonEvidence {
  private static final Pattern PRESS = Pattern.compile("\"press\":\"([A-Za-z0-9_-]+)\"");
  private static final Pattern ORDER = Pattern.compile("\"order_id\":\"([A-Za-z0-9_-]+)\"");

  /// After which nobody knows whether the order was executed.
  private static final Set<Fault> UNCLEAR =
      EnumSet.of(
          Fault.UNAVAILABLE,
          Fault.NOT_JSON,
          Fault.CLOSED,
          Fault.GATEWAY_TIMEOUT_AFTER,
          Fault.NOT_JSON_AFTER,
          Fault.CLOSED_AFTER,
          Fault.LATE);

  /// After which the same order would be refused again.
  private static final Set<Fault> FINAL =
      EnumSet.of(Fault.NO_CREDIT, Fault.OUT_OF_STOCK, Fault.UNAUTHORIZED, Fault.FORBIDDEN);

  private final Set<String> planted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger timeOuts = new AtomicInteger();

  /// Takes a line of a function's log.
  void line(String function, String line) {
    if (line.contains("\"message\":\"planted\"")) {
      find(PRESS, line).ifPresent(planted::add);
    } else if (line.contains("Task timed out")) {
      timeOuts.incrementAndGet();
    }
  }

  /// Returns how many events were cut off by the time limit of their function.
  int timeOuts() {
    return timeOuts.get();
  }

  /// Returns whether a function received the answer with the tree of a press.
  boolean planted(String press) {
    return planted.contains(press);
  }

  /// Returns the faults that the orders of each press met.
  static Map<String, Set<Fault>> faults(TreeNationServer treeNation) {
    return treeNation.requests().stream()
        .filter(request -> find(ORDER, request.body()).isPresent())
        .filter(request -> request.fault().isPresent())
        .collect(
            groupingBy(
                request -> find(ORDER, request.body()).orElseThrow(),
                mapping(ButtonEvidence::fault, toSet())));
  }

  private static Fault fault(ReceivedRequest request) {
    return request.fault().orElseThrow();
  }

  static boolean unclear(Set<Fault> faults) {
    return faults.stream().anyMatch(UNCLEAR::contains);
  }

  static boolean refused(Set<Fault> faults) {
    return faults.stream().anyMatch(FINAL::contains);
  }

  private static Optional<String> find(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
