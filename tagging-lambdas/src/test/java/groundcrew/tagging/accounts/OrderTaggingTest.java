package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.tagging.message.TagOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderTaggingTest {
  private static final Instant RUN = Instant.parse("2026-01-31T02:00:00Z");
  private final InMemoryAccounts accounts = new InMemoryAccounts();
  private final InMemoryOrders orders = new InMemoryOrders();

  @Test
  void ordersEachRegionOfAnAccountWithItsOwnedTags() {
    accounts.add("111111111111", "ACTIVE", Map.of("cost_centre", "42", "foreign", "x"));

    assertThat(tagging().order(RUN)).isEqualTo(new OrderReport(1, 2, List.of(), List.of()));
    assertThat(orders.sent())
        .containsExactly(order("111111111111", "eu-west-1"), order("111111111111", "us-east-1"));
  }

  @Test
  void skipsAccountsThatAreClosedExcludedOrWithoutAKey() {
    accounts
        .add("222222222222", "SUSPENDED", Map.of("cost_centre", "1"))
        .add("333333333333", "ACTIVE", Map.of("COST_CENTRE", "1"))
        .add("999999999999", "ACTIVE", Map.of("cost_centre", "1"));

    assertThat(tagging().order(RUN).json())
        .isEqualTo(
            "{\"accounts\":3,\"messages\":0,\"skipped\":["
                + "{\"account\":\"222222222222\",\"reason\":\"state is SUSPENDED\"},"
                + "{\"account\":\"333333333333\",\"reason\":\"has none of the keys\"},"
                + "{\"account\":\"999999999999\",\"reason\":\"excluded\"}],\"failed\":[]}");
  }

  @Test
  void takesAnEmptyValueForAValue() {
    accounts.add("111111111111", "ACTIVE", Map.of("environment", ""));

    assertThat(tagging().order(RUN).messages()).isEqualTo(2);
  }

  @Test
  void reportsAnUnreadableAccountAndSendsTheOthers() {
    accounts
        .addUnreadable("222222222222")
        .add("111111111111", "ACTIVE", Map.of("cost_centre", "42"));

    var report = tagging().order(RUN);

    assertThat(report.messages()).isEqualTo(2);
    assertThat(report.failed())
        .containsExactly(
            new OrderReport.Entry(
                "222222222222", "You don't have permissions to access this resource."));
  }

  @Test
  void reportsWhatCouldNotBeSentAndSendsTheOthers() {
    accounts.add("111111111111", "ACTIVE", Map.of("cost_centre", "42"));
    orders.refuse("eu-west-1");

    assertThat(tagging().order(RUN))
        .isEqualTo(
            new OrderReport(
                1,
                1,
                List.of(),
                List.of(
                    new OrderReport.Entry("111111111111", "eu-west-1: InternalError: try again"))));
  }

  @Test
  void sendsWhatItReadBeforeTheListBrokeOff() {
    accounts.add("111111111111", "ACTIVE", Map.of("cost_centre", "42"));
    var breaking =
        new Accounts() {
          @Override
          public Stream<Account> all() {
            return Stream.concat(
                accounts.all(),
                Stream.of(1)
                    .map(_ -> {
                      throw new IllegalStateException("page 2 is gone");
                    }));
          }

          @Override
          public Map<String, String> tags(String account) {
            return accounts.tags(account);
          }
        };

    assertThatThrownBy(() -> tagging(breaking).order(RUN)).hasMessage("page 2 is gone");
    assertThat(orders.sent()).hasSize(2);
  }

  private OrderTagging tagging() {
    return tagging(accounts);
  }

  private OrderTagging tagging(Accounts source) {
    return new OrderTagging(
        source,
        orders,
        new OrderTagging.Scope(
            "cloud-center",
            List.of("cost_centre", "environment"),
            List.of("eu-west-1", "us-east-1"),
            Set.of("999999999999")));
  }

  private static TagOrder order(String account, String region) {
    return TagOrder.of(
        "cloud-center",
        account,
        region,
        List.of("cost_centre", "environment"),
        Map.of("cost_centre", "42"),
        RUN);
  }
}
