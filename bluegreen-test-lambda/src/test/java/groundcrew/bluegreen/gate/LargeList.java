package groundcrew.bluegreen.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.bluegreen.request.Answer;
import groundcrew.bluegreen.request.Site;
import groundcrew.common.Deadline;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractCollection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// Decides on a list of as many rows as the argument says, half of which regress, and prints how
/// many were tested and kept.
final class LargeList {
  private static final String WORD = "0123456789".repeat(20);

  private LargeList() {}

  public static void main(String... arguments) {
    var rows = Integer.parseInt(arguments[0]);
    Site blue = (path, _) -> answer(200);
    Site green = (path, _) -> answer(path.hashCode() % 2 == 0 ? 200 : 500);
    var rules = new Rules(BigDecimal.valueOf(100), new BigDecimal("0.2"));
    var gate = new DecideTraffic(_ -> list(rows), Set.of(), green, Optional.of(blue), 32, rules);
    var later = new Deadline(Clock.systemUTC(), Instant.now().plus(Duration.ofMinutes(10)));
    var decision = gate.decide(later);
    System.out.println(decision.tested() + " tested, " + decision.rows().size() + " kept");
  }

  /// The rows are made as they are read.
  private static InputStream list(int rows) {
    var lines =
        IntStream.range(0, rows)
            .mapToObj(i -> "/%d/%s,200,%s\n".formatted(i, WORD, WORD))
            .<InputStream>map(line -> new ByteArrayInputStream(line.getBytes(UTF_8)))
            .iterator();
    return new SequenceInputStream(
        Collections.enumeration(
            new AbstractCollection<InputStream>() {
              @Override
              public Iterator<InputStream> iterator() {
                return lines;
              }

              @Override
              public int size() {
                return rows;
              }
            }));
  }

  private static Answer answer(int status) {
    return new Answer(
        OptionalInt.of(status),
        Duration.ofNanos(System.nanoTime() % 1_000_000_000),
        8_192,
        Optional.empty(),
        true,
        Optional.empty(),
        false);
  }
}
