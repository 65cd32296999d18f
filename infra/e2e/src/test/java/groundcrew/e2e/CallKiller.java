package groundcrew.e2e;

import groundcrew.local.LocalCloud;
import groundcrew.local.gateway.RawAnswer;
import groundcrew.local.gateway.RequestListener;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.lambda.RunningEvent;
import groundcrew.local.treenation.OrderListener;
import groundcrew.local.treenation.TreeNationServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Kills the process of a function at one of its calls, once: the call has been carried out, and
/// its answer does not arrive. At an order, the process is killed before or after it is executed;
/// Tree-Nation, which has received it, executes it in either case.
final class CallKiller implements RequestListener, OrderListener {
  static final String RECEIVED = "order received";
  static final String EXECUTED = "order executed";

  private final LocalCloud cloud;
  private final List<String> calls = new ArrayList<>();
  private String function = "";
  private String at = "";
  private boolean killed;

  CallKiller(LocalCloud cloud, TreeNationServer treeNation) {
    this.cloud = cloud;
    cloud.gateway().show(this);
    treeNation.show(this);
  }

  /// Plans to kill the process of a function at its call of AWS with that number, from 0 on.
  void killAt(String name, int call) {
    killAt(name, Integer.toString(call));
  }

  /// Plans to kill the process of a function at an order.
  ///
  /// @param order [#RECEIVED] or [#EXECUTED]
  synchronized void killAt(String name, String order) {
    calls.clear();
    function = name;
    at = order;
    killed = false;
  }

  synchronized boolean killed() {
    return killed;
  }

  /// Returns the calls since the last kill was planned: operations, or HTTP methods where a request
  /// names none.
  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public synchronized void answered(
      String method, URI uri, Map<String, List<String>> headers, byte[] body, RawAnswer answer) {
    cloud
        .module(LambdaModule.class)
        .lambda()
        .caller(headers)
        .filter(event -> event.function().equals(function))
        .ifPresent(event -> {
          var target = headers.getOrDefault("x-amz-target", List.of(method)).getFirst();
          calls.add(target.substring(target.lastIndexOf('.') + 1));
          kill(Integer.toString(calls.size() - 1), List.of(event));
        });
  }

  @Override
  public void received(String body) {
    order(RECEIVED);
  }

  @Override
  public void executed(String body) {
    order(EXECUTED);
  }

  /// Presses come one after the other here: one of those that work has sent the order, and it does
  /// not say which. All are killed.
  private synchronized void order(String place) {
    kill(
        place,
        cloud.module(LambdaModule.class).lambda().running().stream()
            .filter(event -> event.function().equals(function))
            .toList());
  }

  private void kill(String place, List<RunningEvent> events) {
    if (place.equals(at) && !killed) {
      events.forEach(RunningEvent::kill);
      killed = !events.isEmpty();
    }
  }
}
