package groundcrew.tagging.tag;

import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.resources.Page;
import groundcrew.tagging.resources.RefusedTokenException;
import groundcrew.tagging.resources.Resource;
import groundcrew.tagging.resources.ResourceFailure;
import groundcrew.tagging.resources.ResourceTags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An account with any number of resources, of which it keeps only when each was written.
///
/// A write is listed a minute later, and a token is valid for 15 minutes.
final class LargeAccount implements ResourceTags {
  private static final int PAGE = 100;
  private static final int NEVER = -1;
  private static final Duration TOKEN = Duration.ofMinutes(15);
  private static final Map<String, String> BEFORE = Map.of("owner", "nobody");

  private final InstantSource clock;
  private final Duration lag;
  private final Map<String, String> after;
  private final int[] written;
  private boolean refusesTokensOfOtherSessions;
  private String session = "";
  private int pages;
  private int calls;
  private int writtenTwice;

  LargeAccount(InstantSource clock, Duration lag, int resources, Map<String, String> after) {
    this.clock = clock;
    this.lag = lag;
    this.after = after;
    this.written = new int[resources];
    Arrays.fill(written, NEVER);
  }

  void refuseTokensOfOtherSessions() {
    refusesTokensOfOtherSessions = true;
  }

  /// Begins a session, as each invocation may do.
  void session(String name) {
    session = name;
  }

  @Override
  public Page<Resource> page(TaskContext context, Optional<String> token) {
    pages++;
    var parts = token.orElse("0 %s %s".formatted(clock.instant(), session)).split(" ", -1);
    var expired = Instant.parse(parts[1]).plus(TOKEN).isBefore(clock.instant());
    if (expired || (refusesTokensOfOtherSessions && !parts[2].equals(session))) {
      throw new RefusedTokenException(new IllegalStateException("expired"));
    }
    var from = Integer.parseInt(parts[0]);
    var to = Math.min(written.length, from + PAGE);
    return new Page<>(
        IntStream.range(from, to).mapToObj(this::resource).toList(),
        to < written.length
            ? Optional.of("%d %s %s".formatted(to, clock.instant(), session))
            : Optional.empty());
  }

  @Override
  public Stream<Resource> find(TaskContext context, List<String> arns) {
    return arns.stream().map(arn -> resource(number(arn)));
  }

  private Resource resource(int number) {
    var listed = written[number] != NEVER && written[number] <= seconds() - lag.toSeconds();
    return new Resource(
        "arn:aws:sqs:eu-west-1:222222222222:a-queue-with-a-long-name-" + number,
        listed ? after : BEFORE);
  }

  @Override
  public List<ResourceFailure> put(
      TaskContext context, List<String> arns, Map<String, String> tags) {
    calls++;
    for (var arn : arns) {
      var number = number(arn);
      writtenTwice += written[number] == NEVER ? 0 : 1;
      written[number] = seconds();
    }
    return List.of();
  }

  @Override
  public List<ResourceFailure> remove(
      TaskContext context, List<String> arns, Collection<String> keys) {
    throw new UnsupportedOperationException("nothing is removed");
  }

  private int seconds() {
    return (int) clock.instant().getEpochSecond();
  }

  private static int number(String arn) {
    return Integer.parseInt(arn.substring(arn.lastIndexOf('-') + 1));
  }

  int pages() {
    return pages;
  }

  int calls() {
    return calls;
  }

  int writtenTwice() {
    return writtenTwice;
  }

  boolean everythingIsWritten() {
    return Arrays.stream(written).allMatch(when -> when != NEVER);
  }
}
