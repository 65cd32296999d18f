package groundcrew.demo.system;

import groundcrew.local.web.BlueGreen;
import groundcrew.local.web.ServedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// People who look at the web shop: most at its first page, some at its products, and few at what
/// else there is, some of which a replay must not request.
public final class Visitors {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(5);
  private static final int PRODUCTS = 12;
  private static final int OF_THE_FIRST_PAGE = 20;

  private Visitors() {}

  /// Requests pages of the shop, and returns all requests that its server has answered.
  public static List<ServedRequest> browse(BlueGreen web) {
    var server = web.original();
    var before = server.requests().size();
    var visits = browse(web.production());
    // A server writes its log after its answer.
    var end = System.nanoTime() + LIMIT.toNanos();
    while (server.requests().size() < before + visits && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return server.requests();
  }

  private static int browse(URI shop) {
    var targets =
        Stream.of(
                Stream.generate(() -> "/").limit(OF_THE_FIRST_PAGE),
                products("/products/%d.html"),
                products("/product/%d"),
                products("/product/%d?utm_campaign=spring&customer=alice%%40example.com"),
                Stream.of(
                    "/offers.html",
                    "/old-offers",
                    "/no-such-page",
                    "/version.txt",
                    "/index.html?action=logout",
                    "/index.html?email=bob@example.com"))
            .flatMap(one -> one)
            .toList();
    targets.forEach(target -> request(shop, target));
    return targets.size();
  }

  private static Stream<String> products(String target) {
    return IntStream.rangeClosed(1, PRODUCTS).mapToObj(target::formatted);
  }

  private static void request(URI shop, String target) {
    try {
      var connection =
          (HttpURLConnection)
              URI.create(shop.toString().replaceFirst("/$", "") + target).toURL().openConnection();
      connection.setRequestProperty("User-Agent", "Mozilla/5.0 (X11; Linux) \"Demo\"");
      connection.setInstanceFollowRedirects(false);
      if (List.of(200, 301, 404).contains(connection.getResponseCode())) {
        connection.disconnect();
        return;
      }
      throw new IllegalStateException(
          "%s answers %d".formatted(target, connection.getResponseCode()));
    } catch (IOException e) {
      throw new UncheckedIOException("the shop does not answer", e);
    }
  }
}
