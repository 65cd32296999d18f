package groundcrew.local.treenation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeNationServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofSeconds(30);
  private final TreeNationServer server = new TreeNationServer("secret");
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  @Test
  void anOrderIsAnsweredWithItsTree() throws Exception {
    var answer = JSON.readTree(order("press-1").body());

    assertThat(answer.path("status").asText()).isEqualTo("ok");
    assertThat(answer.path("payment_id").isInt()).isTrue();
    var tree = answer.path("trees").path(0);
    assertThat(tree.path("id").isInt()).isTrue();
    assertThat(tree.path("internal_id").asText()).isEqualTo("press-1");
    assertThat(tree.path("species_id").asInt()).isEqualTo(3);
    assertThat(tree.path("collect_url").asText())
        .matches("https://tree-nation\\.com/collect/[0-9a-f]{16}")
        .isEqualTo(server.orders().trees().getFirst().collectUrl());
    assertThat(server.orders().treesByOrder()).isEqualTo(Map.of("press-1", 1));
  }

  @Test
  void anOrderThatWasExecutedIsRefusedUnderStatus200() throws Exception {
    order("press-1");

    assertError(order("press-1"), 200, "already_processed");
    assertThat(server.orders().treesByOrder()).isEqualTo(Map.of("press-1", 1));
  }

  @Test
  void anOrderIsExecutedAgainWhereATestDeniesTheIdempotencyKey() throws Exception {
    server.orders().deduplicate(false);
    order("press-1");
    order("press-1");

    assertThat(server.orders().treesByOrder()).isEqualTo(Map.of("press-1", 2));
    assertThat(server.orders().trees()).extracting(PlantedTree::collectUrl).doesNotHaveDuplicates();
  }

  @Test
  void anOrderWithoutAnIdIsExecutedWheneverItComes() throws Exception {
    var body = "{'planter_id':7,'species_id':3,'quantity':2}";
    send(body);
    send(body);

    assertThat(server.orders().trees()).hasSize(4);
    assertThat(server.orders().treesByOrder()).isEmpty();
  }

  @Test
  void aSpeciesIsOutOfStockUntilItIsRestocked() throws Exception {
    server.orders().sellOut(3);
    assertError(order("press-1"), 200, "out_of_stock");
    server.orders().restock(3);

    assertThat(order("press-1").body()).contains("\"ok\"");
  }

  @Test
  void aWrongTokenIsRefusedAndNeverKept() throws Exception {
    server.accept("new");

    assertError(order("press-1"), 401, "unauthorized");
    assertThat(server.orders().trees()).isEmpty();
    assertThat(server.requests())
        .containsExactly(new ReceivedRequest(body("press-1"), false, Optional.empty()))
        .noneMatch(request -> request.toString().contains("secret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{'planter_id':7",
        "{}",
        "{'planter_id':'7','species_id':3,'quantity':1}",
        "{'planter_id':7,'species_id':'3','quantity':1}",
        "{'planter_id':7,'species_id':3.0,'quantity':1}",
        "{'planter_id':7,'species_id':3}",
        "{'planter_id':7,'species_id':3,'quantity':0}",
        "{'planter_id':7,'species_id':3,'quantity':1,'order_id':1}",
        "{'planter_id':7,'species_id':3,'quantity':1,'order_id':''}",
        "{'planter_id':7,'species_id':3,'quantity':1,'orderId':'press'}",
        "{'planter_id':7,'species_id':3,'quantity':1,'language':null}",
        "{'planter_id':7,'species_id':3,'quantity':1,'recipients':[]}",
        "{'planter_id':7,'species_id':3,'quantity':1,'recipients':[{'id':'press'}]}"
      })
  void anOrderThatTheDocumentationDoesNotAllowIsRefused(String body) throws Exception {
    assertError(send(body), 200, "invalid_request");
    assertThat(server.orders().trees()).isEmpty();
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "UNAUTHORIZED, 401, unauthorized",
    "FORBIDDEN, 403, unauthorized",
    "THROTTLED, 429, too_many_requests",
    "NO_CREDIT, 200, insufficient_credit",
    "OUT_OF_STOCK, 200, out_of_stock"
  })
  void aFaultBeforeTheOrderPlantsNothing(Fault fault, int status, String code) throws Exception {
    server.faults().next(fault, 1);

    assertError(order("press-1"), status, code);
    assertThat(server.orders().trees()).isEmpty();
    assertThat(order("press-1").body()).contains("\"ok\"");
  }

  @ParameterizedTest
  @CsvSource({
    "UNAVAILABLE, 503, 0",
    "NOT_JSON, 200, 0",
    "GATEWAY_TIMEOUT_AFTER, 504, 1",
    "NOT_JSON_AFTER, 200, 1"
  })
  void aWebPageComesBeforeTheOrderOrAfterIt(Fault fault, int status, int trees) throws Exception {
    server.faults().next(fault, 1);
    var answer = order("press-1");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).startsWith("<html>");
    assertThat(server.orders().trees()).hasSize(trees);
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSED", "CLOSED_AFTER"})
  void theConnectionIsClosedBeforeTheOrderOrAfterIt(Fault fault) {
    server.faults().next(fault, 1);

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> order("press-1"));
    assertThat(server.orders().trees()).hasSize(fault.executed() ? 1 : 0);
    assertThat(server.requests())
        .containsExactly(new ReceivedRequest(body("press-1"), true, Optional.of(fault)));
  }

  @Test
  void aLateAnswerComesAfterTheTreeIsPaid() {
    server.faults().lateness(LONG);
    server.faults().next(Fault.LATE, 1);

    assertThatExceptionOfType(HttpTimeoutException.class)
        .isThrownBy(() -> send(body("press-1"), Duration.ofMillis(300)));
    assertThat(server.orders().treesByOrder()).isEqualTo(Map.of("press-1", 1));
  }

  @Test
  void theLatencyPassesBeforeTheOrderIsExecuted() {
    server.faults().latency(LONG);

    assertThatExceptionOfType(HttpTimeoutException.class)
        .isThrownBy(() -> send(body("press-1"), Duration.ofMillis(300)));
    assertThat(server.orders().trees()).isEmpty();
  }

  @Test
  void sharesDependOnSeedOrderAndAttemptAndNotOnTheOrderOfArrival() throws Exception {
    server.faults().seed(7);
    server.faults().share(Fault.THROTTLED, 0.3);
    server.faults().share(Fault.NOT_JSON_AFTER, 0.3);
    var orders =
        new ArrayList<>(IntStream.range(0, 60).mapToObj(number -> "press-" + number).toList());
    var first = faults(server, orders);
    Collections.reverse(orders);

    try (var other = new TreeNationServer("secret")) {
      other.faults().seed(7);
      other.faults().share(Fault.THROTTLED, 0.3);
      other.faults().share(Fault.NOT_JSON_AFTER, 0.3);
      assertThat(faults(other, orders)).isEqualTo(first);
    }
    assertThat(first.values())
        .contains(
            Optional.empty(), Optional.of(Fault.THROTTLED), Optional.of(Fault.NOT_JSON_AFTER));
  }

  @Test
  void sharesOfMoreThanEverythingAreRefused() {
    server.faults().share(Fault.CLOSED, 0.6);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.faults().share(Fault.LATE, 0.5))
        .withMessageContaining("LATE");
  }

  @Test
  void faultsAreSwitchedOff() throws Exception {
    server.faults().next(Fault.CLOSED, 3);
    server.faults().share(Fault.CLOSED, 1);
    server.faults().latency(LONG);
    server.faults().clear();

    assertThat(order("press-1").body()).contains("\"ok\"");
  }

  @Test
  void anotherPathOrMethodIsNoOrder() throws Exception {
    var elsewhere = server.url().resolve("/api/projects");

    assertThat(client.send(request(elsewhere, "{}").build(), BodyHandlers.ofString()).statusCode())
        .isEqualTo(404);
    assertThat(
            client
                .send(request(server.url(), "{}").GET().build(), BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(405);
    assertThat(server.requests()).isEmpty();
  }

  private Map<String, Optional<Fault>> faults(TreeNationServer asked, List<String> orders)
      throws Exception {
    for (var order : orders) {
      client.send(request(asked.url(), body(order)).build(), BodyHandlers.discarding());
    }
    var faults = new HashMap<String, Optional<Fault>>();
    for (var request : asked.requests()) {
      faults.put(request.body(), request.fault());
    }
    return faults;
  }

  private static void assertError(HttpResponse<String> answer, int status, String code)
      throws IOException {
    JsonNode body = JSON.readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(body.path("status").asText()).isEqualTo("error");
    assertThat(body.path("errorCode").asText()).isEqualTo(code);
    assertThat(body.path("errorMessage").asText()).isNotEmpty();
  }

  private HttpResponse<String> order(String id) throws IOException, InterruptedException {
    return send(body(id));
  }

  private HttpResponse<String> send(String body) throws IOException, InterruptedException {
    return send(body, LONG);
  }

  private HttpResponse<String> send(String body, Duration limit)
      throws IOException, InterruptedException {
    return client.send(request(server.url(), body).timeout(limit).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(URI url, String body) {
    return HttpRequest.newBuilder(url)
        .header("Authorization", "Bearer secret")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.replace('\'', '"')));
  }

  private static String body(String id) {
    return ("{'planter_id':7,'species_id':3,'quantity':1,'order_id':'%1$s',"
            + "'recipients':[{'internal_id':'%1$s'}],'language':'en'}")
        .formatted(id)
        .replace('\'', '"');
  }
}
