package groundcrew.bench.cold;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.bench.cold.Targets.Bound;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final String ON_DEMAND = Start.ON_DEMAND.title();
  private static final String RESTORED = Start.RESTORED.title();
  private static final String PRIMED = Start.RESTORED_AND_PRIMED.title();
  private static final Row NAIVE = row(Naive.NAME, 1000, 35_000_000);
  private static final Row PYTHON = row(Python.NAME, 200, 1000);

  @Test
  void aBoundIsKeptUpToItsFigure() {
    assertThat(
            Targets.of(
                List.of(
                    NAIVE,
                    PYTHON,
                    row(ON_DEMAND, 1000, 30_000_000),
                    row(RESTORED, 500, 30_000_000),
                    row(PRIMED, 80, 30_000_000))))
        .containsExactly(
            new Bound(true, "Handler, ours on demand: 1.000 of naive's time, at most 1.00"),
            new Bound(true, "Handler, ours on demand: 30.000 MB of code, at most 30.00"),
            new Bound(
                true, "Handler, ours restored and primed: 0.080 of naive's time, at most 0.08"));
  }

  @Test
  void eachMissIsNamedWithItsFigure() {
    assertThat(
            Targets.of(
                    List.of(
                        NAIVE,
                        PYTHON,
                        row(ON_DEMAND, 1001, 30_010_000),
                        row(RESTORED, 2000, 30_010_000),
                        row(PRIMED, 81, 30_010_000)))
                .stream()
                .map(Bound::line))
        .containsExactly(
            "missed: Handler, ours on demand: 1.001 of naive's time, at most 1.00",
            "missed: Handler, ours on demand: 30.010 MB of code, at most 30.00",
            "missed: Handler, ours restored and primed: 0.081 of naive's time, at most 0.08");
  }

  @Test
  void withoutTheNaivePeerThereIsNoBoundOfTime() {
    assertThat(Targets.of(List.of(PYTHON, row(PRIMED, 3000, 1)))).isEmpty();
  }

  @Test
  void thePlotHasABarForEachRow() {
    assertThat(Plot.of(List.of(NAIVE, PYTHON)))
        .startsWith("<svg ")
        .contains(">Handler, naive</text>", ">Handler, boto3</text>")
        .endsWith("</svg>\n");
  }

  private static Row row(String variant, double millis, long bytes) {
    return new Row(
        "sample.Handler",
        variant,
        Spread.of(List.of(millis)),
        Spread.of(List.of(millis)),
        Spread.of(List.of(90.0)),
        bytes);
  }
}
