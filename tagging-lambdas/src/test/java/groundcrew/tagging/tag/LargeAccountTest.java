package groundcrew.tagging.tag;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Bucket4jRateLimiter;
import groundcrew.common.Deadline;
import groundcrew.common.FakeContext;
import groundcrew.tagging.journal.Journal;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.queue.Continuation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A task goes on where the last message stopped, in virtual time.
class LargeAccountTest {
  private static final Map<String, String> OWNER = Map.of("owner", "platform");
  private static final int MOST_MESSAGES = 200;

  private final TaggingFixture fixture = new TaggingFixture();

  LargeAccountTest() {
    fixture.limiter =
        new Bucket4jRateLimiter(TaggingFixture.CALLS_PER_SECOND, fixture.time, fixture.time);
  }

  /// 5,000 pages at least, and 25,000 calls, which take 83 minutes.
  @ParameterizedTest
  @CsvSource({"500000, PT15M, 8", "20000, PT10S, 40"})
  void listsAndWritesEveryResourceOnce(int resources, Duration limit, int mostMessages) {
    var account = account(resources);

    var messages = tag(account, limit);

    assertThat(account.everythingIsWritten()).isTrue();
    assertThat(account.writtenTwice()).isZero();
    assertThat(account.calls()).isEqualTo(resources / 20);
    assertThat(account.pages()).isLessThanOrEqualTo(resources / 100 * 12 / 10);
    assertThat(messages).isLessThanOrEqualTo(mostMessages);
  }

  /// Whether AWS accepts the token of another session is not documented.
  @Test
  void writesEveryResourceOnceEvenIfNoTokenOutlivesItsMessage() {
    var account = account(20_000);
    account.refuseTokensOfOtherSessions();

    tag(account, Duration.ofMinutes(1));

    assertThat(account.everythingIsWritten()).isTrue();
    assertThat(account.writtenTwice()).isZero();
  }

  @Test
  void aPlanOfALargeAccountEndsToo() {
    fixture.apply = false;
    var account = account(20_000);

    var messages = tag(account, Duration.ofSeconds(10));

    assertThat(messages).isEqualTo(1);
    assertThat(account.pages()).isEqualTo(200);
    assertThat(account.calls()).isZero();
  }

  /// Delivers the task and its continuations, and returns how many messages they took.
  private int tag(LargeAccount account, Duration limit) {
    var tagger = fixture.tagger(account, Journal.none(), 1);
    var task = TaggingFixture.task("cloud-center", OWNER);
    for (var message = 1; message <= MOST_MESSAGES; message++) {
      account.session("session-" + message);
      var context = new FakeContext("request", Math.toIntExact(limit.toMillis()));
      var deadline = Deadline.of(context, fixture.time);
      var report = tagger.process(task, JournalPlace.of(task, "message-" + message, 1), deadline);
      if (report.continuation().isEmpty()) {
        return message;
      }
      fixture.time.sleep(report.continuation().get().delay());
      task = report.continuation().map(Continuation::position).map(task::at).orElseThrow();
    }
    throw new AssertionError("not done after %d messages".formatted(MOST_MESSAGES));
  }

  private LargeAccount account(int resources) {
    return new LargeAccount(fixture.time, TaggingFixture.LAG, resources, OWNER);
  }
}
