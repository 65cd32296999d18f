package groundcrew.demo.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.local.gateway.RawAnswer;
import groundcrew.local.gateway.RequestListener;
import groundcrew.local.lambda.Lambda;
import groundcrew.local.lambda.RunningEvent;
import groundcrew.local.treenation.OrderListener;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Kills the process that works on a press, for a share of the presses: after each of its calls,
/// before and after Tree-Nation executes its order, and before its answer, which follows the last
/// call, in turn.
final class PressKiller implements RequestListener, OrderListener {
  /// Of so many presses one is a victim.
  private static final int EVERY = 40;

  private static final String RECEIVED = "order received";
  private static final String EXECUTED = "order executed";
  private static final List<String> PLACES =
      List.of(
          "press 0",
          "press 1",
          "press 2",
          RECEIVED,
          "press 3",
          EXECUTED,
          "press 4",
          "press 5",
          "press 6",
          "press 7",
          "press 8",
          "job-event 0",
          "job-event 1",
          "job-event 2");

  /// A process that reconciles is killed at the press of another victim.
  private static final int RECONCILED_EVERY = 5;

  private static final int RECONCILE_CALLS = 8;
  private static final Pattern PRESS = Pattern.compile("button-\\d+-\\d+-\\d+");

  private final Lambda lambda;
  private final String stack;
  private final Random random;
  private final Map<String, Set<String>> plan = new HashMap<>();
  private final Map<String, Integer> calls = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> ordering = new HashSet<>();
  private final Set<String> unclear = new HashSet<>();
  private final Map<String, Integer> kills = new TreeMap<>();
  private int victims;

  PressKiller(Lambda lambda, String stack, long seed) {
    this.lambda = lambda;
    this.stack = stack;
    this.random = new Random(seed);
  }

  @Override
  public synchronized void answered(
      String method, URI uri, Map<String, List<String>> headers, byte[] body, RawAnswer answer) {
    var caller = lambda.caller(headers);
    if (caller.isEmpty()) {
      return;
    }
    var event = caller.get();
    var text = new String(body, UTF_8);
    var press = press(event.payload()).or(() -> press(uri + text));
    if (press.isEmpty()) {
      return;
    }
    meet(press.get());
    follow(press.get(), headers, text, answer.status());
    var function = event.function().substring(stack.length() + 1);
    var number = calls.merge(press.get() + " " + function, 1, Integer::sum) - 1;
    killAt("%s %d".formatted(function, number), press.get(), event);
  }

  @Override
  public synchronized void received(String body) {
    killAt(RECEIVED, body);
  }

  @Override
  public synchronized void executed(String body) {
    killAt(EXECUTED, body);
  }

  private void killAt(String place, String order) {
    press(order)
        .ifPresent(press ->
            lambda.running().stream()
                .filter(event -> press(event.payload()).filter(press::equals).isPresent())
                .filter(event -> event.function().equals(stack + "-press"))
                .forEach(event -> killAt(place, press, event)));
  }

  /// Draws whether a press that is met for the first time is a victim.
  private void meet(String press) {
    if (!seen.add(press) || random.nextInt(EVERY) > 0) {
      return;
    }
    var places = new HashSet<>(Set.of(PLACES.get(victims % PLACES.size())));
    if (victims % RECONCILED_EVERY == 0) {
      places.add("reconcile %d".formatted(random.nextInt(RECONCILE_CALLS)));
    }
    plan.put(press, places);
    victims++;
  }

  /// Notes whether it is recorded that an order was sent whose outcome is not recorded.
  private void follow(String press, Map<String, List<String>> headers, String body, int status) {
    if (!headers.getOrDefault("x-amz-target", List.of("")).getFirst().endsWith(".PutItem")) {
      return;
    }
    if (body.contains("\"ordering\"")) {
      ordering.add(press);
    } else if (status < 500) {
      ordering.remove(press);
    }
  }

  private void killAt(String place, String press, RunningEvent event) {
    var places = plan.get(press);
    if (places != null && places.remove(place)) {
      event.kill();
      kills.merge(place, 1, Integer::sum);
      if (ordering.contains(press)) {
        unclear.add(press);
      }
    }
  }

  /// Returns the press that a text names first; empty where it names none.
  static Optional<String> press(String text) {
    var matcher = PRESS.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /// Returns how many processes were killed so far.
  synchronized int kills() {
    return kills.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Returns at how many places.
  synchronized int places() {
    return kills.size();
  }

  /// Tells whether a process was killed while the record of its press said that an order was sent.
  synchronized boolean killedWhileOrdering(String press) {
    return unclear.contains(press);
  }
}
