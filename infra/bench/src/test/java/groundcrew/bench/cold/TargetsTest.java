package groundcrew.bench.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final Row NAIVE = row(Naive.NAME, 1000, 100, 20_000_000);
  private static final Row PYTHON = row(Python.NAME, 200, 50, 1000);

  @Test
  void whatReachesItsTargetsIsNotNamed() {
    assertThat(
            Targets.missed(
                List.of(
                    NAIVE,
                    PYTHON,
                    row(OwnJar.NAME, 650, 45, 6_000_000),
                    row(AotCache.NAME, 280, 45, 6_000_000),
                    row(Snapshot.NAME, 50, 99, 6_000_000))))
        .isEmpty();
  }

  @Test
  void eachMissIsNamedWithItsFigure() {
    assertThat(
            Targets.missed(
                List.of(
                    NAIVE,
                    PYTHON,
                    row(OwnJar.NAME, 660, 46, 6_010_000),
                    row(AotCache.NAME, 311, 46, 6_010_000),
                    row(Snapshot.NAME, 51, 99, 6_010_000))))
        .containsExactly(
            "Handler, no cache: time 0.660 of naive's, at most 0.65",
            "Handler, no cache: peak memory 0.46 of naive's, at most 0.45",
            "Handler, no cache: 6.01 MB of code, at most 6",
            "Handler, AOT cache: time 0.311 of naive's, at most 0.31",
            "Handler, AOT cache: time 1.555 of boto3's, at most 1.40",
            "Handler, AOT cache: peak memory 0.46 of naive's, at most 0.45",
            "Handler, primed: time 0.051 of naive's, at most 0.05");
  }

  @Test
  void aPeerThatIsNotThereIsNoTarget() {
    assertThat(Targets.missed(List.of(NAIVE, row(AotCache.NAME, 310, 45, 1)))).isEmpty();
  }

  @Test
  void thePlotHasABarForEachRow() {
    assertThat(Plot.of(List.of(NAIVE, PYTHON)))
        .startsWith("<svg ")
        .contains(">Handler, naive</text>", ">Handler, boto3</text>")
        .endsWith("</svg>\n");
  }

  private static Row row(String variant, double millis, double megabytes, long bytes) {
    return new Row(
        "sample.Handler",
        variant,
        Spread.of(List.of(millis)),
        Spread.of(List.of(millis)),
        Spread.of(List.of(megabytes)),
        bytes,
        Optional.empty());
  }
}
