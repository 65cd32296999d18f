package groundcrew.tagging.queue;

import static groundcrew.tagging.queue.Messages.ORDER;
import static groundcrew.tagging.queue.Messages.message;
import static groundcrew.tagging.queue.Messages.records;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.Json;
import groundcrew.common.JsonValue;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.Events;
import groundcrew.tagging.member.RegionDisabled;
import groundcrew.tagging.member.Unreachable;
import groundcrew.tagging.message.Order;
import groundcrew.tagging.queue.TakeOrders.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TakeOrdersTest {
  private static final JsonValue ONE = records(message("m-1", ORDER));

  private final IllegalStateException cause = new IllegalStateException("AWS");
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final Deadline deadline = new Deadline(time, Instant.EPOCH.plus(Duration.ofMinutes(10)));
  private final InMemoryReturns queues = new InMemoryReturns(true);
  private final InMemoryReturns none = new InMemoryReturns(false);
  private final List<Order> carriedOut = new ArrayList<>();

  @Test
  void answersForEachRecordByItself() {
    var records =
        records(
            message("done", ORDER),
            message("again", ORDER),
            message("garbage", "hello"),
            message("broken", ORDER),
            message("disabled", ORDER),
            message("denied", ORDER),
            message("goes on", ORDER),
            message("done, too", ORDER));

    assertThat(take(queues, records, this::byMessageId)).containsExactly("again", "broken");
    assertThat(queues.buried()).containsOnlyKeys("garbage", "denied");
    assertThat(queues.goneOn()).containsExactly(ORDER);
    assertThat(carriedOut).hasSize(7);
  }

  @Test
  void buriesWhatIsNoOrderWithItsReason() {
    var records =
        records(
            message("text", "hello"),
            message("truncated", "{\"version\":1,\"lev"),
            message("newer", "{\"version\":2}"),
            message("incomplete", "{\"version\":1,\"level\":\"Platform\",\"account\":\"1\"}"));

    assertThat(take(queues, records, this::done)).isEmpty();
    assertThat(carriedOut).isEmpty();
    assertThat(queues.buried().get("text")).startsWith("the message has no 'Tags'");
    assertThat(queues.buried().get("truncated")).contains("malformed text at line 1");
    assertThat(queues.buried().get("newer")).startsWith("message version 2: expected 1");
    assertThat(queues.buried().get("incomplete")).startsWith("the message has no 'region'");
  }

  @Test
  void buriesAnOrderThatTurnsOutToBeImpossible() {
    assertThat(take(queues, ONE, failing(new Unreachable("no role", cause)))).isEmpty();
    assertThat(queues.buried()).isEqualTo(Map.of("m-1", "no role"));
  }

  @Test
  void buriesAnOrderThatTheWorkRefuses() {
    assertThat(take(queues, ONE, failing(new IllegalArgumentException("level 'x'")))).isEmpty();
    assertThat(queues.buried()).isEqualTo(Map.of("m-1", "level 'x'"));
  }

  @Test
  void buriesWhatTheWorkCallsImpossible() {
    take(queues, ONE, (order, message, end) -> new Outcome.Impossible("not here"));

    assertThat(queues.buried()).isEqualTo(Map.of("m-1", "not here"));
  }

  @Test
  void letsTheImpossibleComeAgainWhereThereIsNoDeadLetterQueue() {
    assertThat(take(none, ONE, failing(new Unreachable("no role", cause)))).containsExactly("m-1");
    assertThat(take(none, records(message("m-2", "hello")), this::done)).containsExactly("m-2");
  }

  @Test
  void isDoneWithARegionThatIsNotEnabled() {
    var disabled = new RegionDisabled("222222222222", "me-south-1", cause);

    assertThat(take(none, ONE, failing(disabled))).isEmpty();
    assertThat(take(queues, ONE, failing(disabled))).isEmpty();
    assertThat(queues.buried()).isEmpty();
  }

  @Test
  void sendsWhatNoTimeIsLeftForAsANewMessageWithoutBeginning() {
    time.sleep(Duration.ofMinutes(10));

    assertThat(take(queues, ONE, this::done)).isEmpty();
    assertThat(queues.goneOn()).containsExactly(ORDER);
    assertThat(carriedOut).isEmpty();
  }

  @Test
  void letsWhatNoTimeIsLeftForComeAgainWhereThereIsNoQueue() {
    var records = records(message("m-1", ORDER), message("m-2", ORDER));
    Work slow =
        (order, message, end) -> {
          time.sleep(Duration.ofMinutes(11));
          return done(order, message, end);
        };

    assertThat(take(none, records, slow)).containsExactly("m-2");
    assertThat(carriedOut).hasSize(1);
    assertThat(take(none, ONE, (order, message, end) -> new Outcome.GoesOn()))
        .containsExactly("m-1");
  }

  @Test
  void buriesGarbageEvenWhenNoTimeIsLeft() {
    time.sleep(Duration.ofMinutes(10));

    assertThat(take(queues, records(message("m-1", "hello")), this::done)).isEmpty();
    assertThat(queues.buried()).containsOnlyKeys("m-1");
  }

  @Test
  void aQueueThatDoesNotAnswerCostsOnlyTheRecordsThatNeedIt() {
    var broken = new BrokenReturns();
    var records =
        records(
            message("garbage", "hello"),
            message("denied", ORDER),
            message("goes on", ORDER),
            message("done", ORDER));

    assertThat(take(broken, records, this::byMessageId))
        .containsExactly("garbage", "denied", "goes on");
    assertThat(carriedOut).hasSize(3);
  }

  @Test
  void readsTheRealEventAndGivesItsLevelToMessagesThatNameNone() {
    take(queues, Json.read(Events.orders()).path("Records"), this::done);

    assertThat(carriedOut).extracting(Order::level).containsExactly("platform", "cloud-center");
    assertThat(carriedOut)
        .extracting(Order::account)
        .containsExactly("222222222222", "333333333333");
    assertThat(queues.buried()).containsOnlyKeys("c80e8021-a70a-42c7-a470-796e1186f753");
  }

  private List<String> take(Returns returns, JsonValue records, Work work) {
    return new TakeOrders(returns, "cloud-center").take(records, deadline, work);
  }

  private Outcome done(Order order, QueueRecord message, Deadline end) {
    carriedOut.add(order);
    return new Outcome.Done();
  }

  private static Work failing(RuntimeException failure) {
    return (order, message, end) -> {
      throw failure;
    };
  }

  private Outcome byMessageId(Order order, QueueRecord message, Deadline end) {
    carriedOut.add(order);
    return switch (message.messageId()) {
      case "again" -> new Outcome.Again("2 resources are left");
      case "goes on" -> new Outcome.GoesOn();
      case "broken" -> throw new IllegalStateException("503");
      case "disabled" -> throw new RegionDisabled("222222222222", "me-south-1", cause);
      case "denied" -> throw new Unreachable("no role", cause);
      default -> new Outcome.Done();
    };
  }

  private record BrokenReturns() implements Returns {
    @Override
    public boolean goOn(Order order) {
      throw new IllegalStateException("no answer");
    }

    @Override
    public boolean bury(QueueRecord message, String reason) {
      throw new IllegalStateException("no answer");
    }
  }
}
