package groundcrew.treebutton.tree;

import groundcrew.common.Deadline;
import groundcrew.common.StrictJson;
import groundcrew.treebutton.tree.OrderOutcome.NotExecuted;
import groundcrew.treebutton.tree.OrderOutcome.Refused;
import groundcrew.treebutton.tree.OrderOutcome.Unclear;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tree-Nation's API. See <https://docs.tree-nation.com>.
///
/// Each order has a connection of its own. A kept one may have been closed while the function was
/// frozen: an order that is sent on it is lost, and nobody can tell whether it arrived.
public final class TreeNation implements Trees {
  private static final Logger LOG = LoggerFactory.getLogger(TreeNation.class);
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final URI url;
  private final OrderTemplate template;
  private final Token token;

  /// @param url of the operation `plant`
  public TreeNation(URI url, OrderTemplate template, Token token) {
    this.url = url;
    this.template = template;
    this.token = token;
  }

  /// Reaches Tree-Nation as an order does, and orders nothing: the request has no body, and no
  /// token.
  ///
  /// @throws UncheckedIOException if it cannot be reached
  public void reach(Deadline deadline) {
    var request = HttpRequest.newBuilder(url).timeout(timeout(deadline)).GET().build();
    try (var http = client()) {
      var answer = http.send(request, BodyHandlers.ofString());
      LOG.debug("Tree-Nation answers HTTP {} where nothing is ordered", answer.statusCode());
    } catch (IOException unreached) {
      throw new UncheckedIOException("Tree-Nation cannot be reached", unreached);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public OrderOutcome order(String orderId, int species, Deadline deadline) {
    return withToken(
        deadline,
        current ->
            send(orderId, species, current, deadline)
                .orElseGet(() -> {
                  // It may have been replaced since it was read.
                  token.reject(current);
                  return orderAgain(orderId, species, deadline);
                }));
  }

  private OrderOutcome orderAgain(String orderId, int species, Deadline deadline) {
    return withToken(
        deadline,
        current ->
            send(orderId, species, current, deadline)
                .orElseGet(() ->
                    new Refused(
                        "Tree-Nation rejects the token: replace the value of the parameter")));
  }

  /// Without a token nothing is sent, so that the order is not unclear.
  private OrderOutcome withToken(Deadline deadline, Function<String, OrderOutcome> order) {
    String current;
    try {
      current = token.value(deadline);
    } catch (RuntimeException unread) {
      return new NotExecuted("the token cannot be read: " + unread.getMessage());
    }
    return order.apply(current);
  }

  /// Returns what became of the order; empty if the token was rejected.
  private Optional<OrderOutcome> send(
      String orderId, int species, String bearer, Deadline deadline) {
    var request =
        HttpRequest.newBuilder(url)
            .timeout(timeout(deadline))
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(StrictJson.write(template.order(orderId, species))))
            .build();
    try (var http = client()) {
      var answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 401 || answer.statusCode() == 403
          ? Optional.empty()
          : Optional.of(outcome(answer, orderId));
    } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException unreached) {
      return Optional.of(new NotExecuted("Tree-Nation cannot be reached: " + unreached));
    } catch (IOException lost) {
      return Optional.of(new Unclear("the order was sent and its answer was lost: " + lost));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.of(new Unclear("interrupted while Tree-Nation executed the order"));
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().connectTimeout(CONNECT).build();
  }

  private static OrderOutcome outcome(HttpResponse<String> answer, String orderId) {
    var status = answer.statusCode();
    if (status == 429) {
      return new NotExecuted("Tree-Nation throttles: HTTP 429");
    }
    if (status >= 500) {
      // The order may have been executed before its answer failed.
      return new Unclear("Tree-Nation failed: HTTP " + status);
    }
    if (status != 200) {
      return new Refused("Tree-Nation refuses the order: HTTP " + status);
    }
    try {
      return StrictJson.read(answer.body(), OrderAnswer.class).outcome(orderId);
    } catch (IllegalArgumentException unreadable) {
      return new Unclear("Tree-Nation's answer cannot be read: " + unreadable.getMessage());
    }
  }

  private static Duration timeout(Deadline deadline) {
    var left = deadline.remaining();
    var longest = left.compareTo(LONGEST) < 0 ? left : LONGEST;
    return longest.isZero() ? SHORTEST : longest;
  }
}
