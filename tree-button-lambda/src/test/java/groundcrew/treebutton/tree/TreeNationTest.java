package groundcrew.treebutton.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import groundcrew.common.Deadline;
import groundcrew.treebutton.tree.OrderOutcome.AlreadyProcessed;
import groundcrew.treebutton.tree.OrderOutcome.NotExecuted;
import groundcrew.treebutton.tree.OrderOutcome.OutOfStock;
import groundcrew.treebutton.tree.OrderOutcome.Planted;
import groundcrew.treebutton.tree.OrderOutcome.Refused;
import groundcrew.treebutton.tree.OrderOutcome.Unclear;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that the seller of the local cloud does not give, on a plain HTTP server.
@SuppressWarnings("NullAway.Init")
class TreeNationTest {
  private static final String PLANTED =
      """
      {"status": "ok", "payment_id": 5, "trees": [
        {"id": 17, "collect_url": "https://tree-nation.com/collect/0123456789abcdef"}]}
      """;

  private final List<String> tokens = new ArrayList<>(List.of("first", "second"));
  private final List<String> requests = new ArrayList<>();
  private final List<String> authorizations = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void ordersOneTreeWithWholeNumbersAndTheOrderId() {
    answer(200, PLANTED);

    assertThat(order())
        .isEqualTo(
            new Planted(
                new Tree("17", "https://tree-nation.com/collect/0123456789abcdef", "5", "press")));
    assertThat(requests)
        .containsExactly(
            """
            {"planter_id":7,"species_id":3,"quantity":1,"order_id":"press",\
            "recipients":[{"internal_id":"press"}],"message":"Thank you","language":"en"}\
            """);
    assertThat(authorizations).containsExactly("Bearer first");
  }

  @Test
  void anOrderWhoseTokenCannotBeReadIsNotSent() {
    tokens.clear();
    answer(200, PLANTED);

    assertThat(order()).isInstanceOf(NotExecuted.class);
    assertThat(requests).isEmpty();
  }

  @Test
  void anOrderIsNotExecutedWhereTheTokenIsRejectedAndItsReplacementCannotBeRead() {
    tokens.removeLast();
    answer(401, "");

    assertThat(order()).isInstanceOf(NotExecuted.class);
    assertThat(requests).hasSize(1);
  }

  @Test
  void knowsAnOrderThatWasExecutedBefore() {
    answer(200, "{\"status\": \"error\", \"errorCode\": \"already_processed\"}");

    assertThat(order()).isInstanceOf(AlreadyProcessed.class);
  }

  @Test
  void readsABusinessErrorUnderStatus200() {
    answer(200, "{\"status\": \"error\", \"errorCode\": 12, \"errorMessage\": \"No credit left\"}");

    assertThat(order()).isEqualTo(new Refused("Tree-Nation answers error 12: No credit left"));
  }

  @Test
  void knowsASpeciesThatIsOutOfStock() {
    answer(200, "{\"status\": \"error\", \"errorMessage\": \"Species out of stock\"}");

    assertThat(order()).isInstanceOf(OutOfStock.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{}",
        "{\"status\": \"ok\"}",
        "{\"status\": \"ok\", \"trees\": []}",
        "{\"status\": \"ok\", \"trees\": [{\"id\": 1}]}",
        "{\"status\": \"ok\", \"trees\": [{\"id\": 1, \"collect_url\": \"javascript:x\"}]}"
      })
  void anAnswerWithoutATreeIsUnclear(String body) {
    answer(200, body);

    assertThat(order()).isInstanceOf(Unclear.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void anErrorOfTheServerIsUnclear(int status) {
    answer(status, "");

    assertThat(order()).isEqualTo(new Unclear("Tree-Nation failed: HTTP " + status));
  }

  @Test
  void throttlingExecutesNothing() {
    answer(429, "");

    assertThat(order()).isInstanceOf(NotExecuted.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 404, 422})
  void anyOtherStatusIsARefusal(int status) {
    answer(status, "");

    assertThat(order()).isEqualTo(new Refused("Tree-Nation refuses the order: HTTP " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRejectedTokenIsReadAnewOnce(int status) {
    handle(exchange ->
        respond(
            exchange,
            authorizations.getLast().equals("Bearer second") ? 200 : status,
            authorizations.getLast().equals("Bearer second") ? PLANTED : ""));

    assertThat(order()).isInstanceOf(Planted.class);
    assertThat(authorizations).containsExactly("Bearer first", "Bearer second");
  }

  @Test
  void aTokenThatStaysRejectedIsARefusalThatDoesNotNameIt() {
    answer(401, "");

    assertThat(order())
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("rejects the token")
                    .doesNotContain("first", "second"));
    assertThat(authorizations).hasSize(2);
  }

  @Test
  void aServerThatCannotBeReachedExecutesNothing() {
    server.stop(0);

    assertThat(order()).isInstanceOf(NotExecuted.class);
  }

  @Test
  void aConnectionThatIsLostAfterTheOrderWasSentIsUnclearAndTheOrderIsSentOnce() {
    handle(HttpExchange::close);

    assertThat(order()).isInstanceOf(Unclear.class);
    assertThat(requests).hasSize(1);
  }

  @Test
  void aServerThatDoesNotAnswerInTimeIsUnclear() {
    handle(_ -> {});

    assertThat(order(url(), Duration.ofMillis(200))).isInstanceOf(Unclear.class);
  }

  @Test
  void isReachedWithoutAnOrderAndWithoutTheToken() {
    answer(405, "");

    treeNation(url()).reach(deadline(Duration.ofSeconds(5)));

    assertThat(requests).containsExactly("");
    assertThat(authorizations).containsExactly((String) null);
  }

  @Test
  void saysWhereItCannotBeReached() {
    server.stop(0);

    assertThatThrownBy(() -> treeNation(url()).reach(deadline(Duration.ofSeconds(5))))
        .isInstanceOf(UncheckedIOException.class);
  }

  private OrderOutcome order() {
    return order(url(), Duration.ofSeconds(5));
  }

  private OrderOutcome order(URI url, Duration left) {
    return treeNation(url).order("press", 3, deadline(left));
  }

  private static Deadline deadline(Duration left) {
    var clock = Clock.systemUTC();
    return new Deadline(clock, clock.instant().plus(left));
  }

  private TreeNation treeNation(URI url) {
    var template = new OrderTemplate(7, Optional.of("Thank you"), Optional.of("en"));
    var token =
        new Token() {
          @Override
          public String value(Deadline deadline) {
            return tokens.getFirst();
          }

          @Override
          public void reject(String rejected) {
            tokens.remove(rejected);
          }
        };
    return new TreeNation(url, template, token);
  }

  private URI url() {
    return URI.create("http://127.0.0.1:%d/api/plant".formatted(server.getAddress().getPort()));
  }

  private void answer(int status, String body) {
    handle(exchange -> respond(exchange, status, body));
  }

  @FunctionalInterface
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private void handle(Answer answer) {
    server.createContext(
        "/api/plant",
        exchange -> {
          requests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
          answer.to(exchange);
        });
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
