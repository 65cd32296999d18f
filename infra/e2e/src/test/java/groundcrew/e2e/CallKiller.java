package groundcrew.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.local.LocalCloud;
import groundcrew.local.gateway.RawAnswer;
import groundcrew.local.gateway.RequestListener;
import groundcrew.local.lambda.LambdaModule;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Kills the process of a function at one of its calls: AWS has carried the call out, and its
/// answer does not arrive.
final class CallKiller implements RequestListener {
  private final LocalCloud cloud;
  private final String function;
  private final String userAgent;
  private final List<String> calls = new ArrayList<>();
  private int at = -1;
  private boolean killed;

  /// @param userAgent what only this function's clients call themselves
  CallKiller(LocalCloud cloud, String function, String userAgent) {
    this.cloud = cloud;
    this.function = function;
    this.userAgent = userAgent;
    cloud.gateway().show(this);
  }

  /// Kills the process at the call with that number, from 0 on, once.
  synchronized void killAt(int call) {
    calls.clear();
    at = call;
    killed = false;
  }

  /// Kills nothing, and counts the calls from now on.
  void count() {
    killAt(-1);
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
    var agent = headers.getOrDefault("user-agent", List.of("")).getFirst();
    // A new process makes its priming calls before it gets an event.
    if (!agent.contains(userAgent) || new String(body, UTF_8).contains("priming")) {
      return;
    }
    var target = headers.getOrDefault("x-amz-target", List.of(method)).getFirst();
    calls.add(target.substring(target.lastIndexOf('.') + 1));
    if (calls.size() - 1 == at && !killed) {
      killed = cloud.module(LambdaModule.class).lambda().kill(function, new Random(at));
    }
  }
}
