package groundcrew.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.demo.system.GreenFault;
import groundcrew.demo.system.LearnedList;
import groundcrew.demo.system.ShopSite;
import groundcrew.demo.system.Visitors;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.InvocationResult.Success;
import groundcrew.local.web.ServedRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;

/// The way of the list: visitors of a web shop, the access log of its load balancer, the function
/// that learns from it, and the gate that tests what was learned.
@SuppressWarnings("NullAway.Init")
class UrlListIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GateCloud gate;
  private LearnedList list;

  @BeforeEach
  void start() throws IOException {
    gate = GateCloud.start();
    list = LearnedList.create(gate.cloud());
  }

  @AfterEach
  void end() {
    gate.close();
  }

  @Test
  void theGateTestsWhatVisitorsGot() throws IOException {
    list.deliver(now(), Visitors.browse(gate.system().web()));

    var answer = learn();

    assertThat(answer.path("unreadable").asInt()).isZero();
    assertThat(list.text())
        .startsWith("path,status\n/,200\n/index.html,200\n/offers.html,200\n")
        .contains("/product/", "/products/")
        .doesNotContain("old-offers", "no-such-page");
    var good = gate.release(ShopSite.version("good"));
    assertThat(good.status()).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(gate.report(good).at("/rows/counts/PASSED").asInt())
        .isEqualTo(answer.path("urls").asInt());
    var blue = gate.system().web().production();
    var bad = gate.release(GreenFault.DROPS_A_REWRITE_RULE.in(ShopSite.version("bad"), blue));
    assertThat(bad.status()).isEqualTo(DeploymentStatus.FAILED);
  }

  @Test
  void nothingThatVisitorsTypedIsListedOrKept() throws IOException {
    list.deliver(now(), Visitors.browse(gate.system().web()));

    learn();

    var today = LocalDate.ofInstant(now(), ZoneOffset.UTC);
    assertThat(list.text() + list.learned(today.toString()))
        .doesNotContain("alice", "bob", "example.com", "utm", "logout", "?");
  }

  /// They are in the log as well: the load balancer writes what all of its listeners receive.
  @Test
  void theGatesOwnRequestsAreNoTraffic() throws IOException {
    gate.system().putList("path,status\n/offers.html,200\n");
    assertThat(gate.release(ShopSite.version("good")).status())
        .isEqualTo(DeploymentStatus.SUCCEEDED);
    list.deliver(now(), gate.system().web().original().requests());
    list.deliver(now(), List.of(visit("/")));

    assertThat(learn().path("lines").asInt()).isGreaterThan(1);
    assertThat(list.text()).isEqualTo("path,status\n/,200\n/version.txt,200\n");
  }

  @Test
  void aLogIsReadOnceAndOneThatCannotBeReadHidesNoOther() throws IOException {
    list.deliver(now(), List.of(visit("/a"), visit("/b")));
    list.put("no gzip".getBytes(UTF_8), now());

    var first = learn();
    list.deliver(now().minus(Duration.ofDays(1)), List.of(visit("/c")));
    var second = learn();

    assertThat(first.path("logs").asInt()).isEqualTo(1);
    assertThat(first.path("failed")).hasSize(1);
    assertThat(second.path("logs").asInt()).isEqualTo(1);
    assertThat(second.path("lines").asInt()).isEqualTo(1);
    assertThat(list.text()).isEqualTo("path,status\n/a,200\n/b,200\n/c,200\n");
  }

  @Test
  void withoutAnyLogTheListStaysAsItIs() {
    gate.system().putList("path\n/by-hand\n");

    assertThat(list.learn())
        .isInstanceOfSatisfying(
            FunctionError.class, error -> assertThat(error.message()).contains("no page is known"));
    assertThat(list.text()).isEqualTo("path\n/by-hand\n");
  }

  private JsonNode learn() throws IOException {
    var result = list.learn();
    assertThat(result).isInstanceOf(Success.class);
    return JSON.readTree(((Success) result).payload());
  }

  private Instant now() {
    return gate.cloud().agenda().instant();
  }

  private ServedRequest visit(String target) {
    return new ServedRequest(now(), "GET", target, 200, "shop.example", "Mozilla/5.0");
  }
}
