package groundcrew.bench.guardian;

import groundcrew.bench.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was measured, as tables; [Results] writes it as JSON.
///
/// @param command that measured it
/// @param latency empty where it was not measured
record Report(
    String command,
    Instant date,
    Machine machine,
    List<FleetReading> readings,
    List<Rounds> rounds,
    Optional<EventLatency> latency,
    List<MonthlyCost> costs) {
  List<String> tables() {
    var lines = new ArrayList<String>();
    readings(lines);
    rounds(lines);
    latency(lines);
    costs(lines);
    return lines;
  }

  private void readings(List<String> lines) {
    if (readings.isEmpty()) {
      return;
    }
    lines.add(
        "| machines | read | of the quota | ListExecutions | for each machine | seconds | least seconds by"
            + " the quota | share of the quota | metrics | PutMetricData | least possible |");
    lines.add("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    readings.forEach(reading ->
        lines.add(
            "| %,d | %,d | %s | %,d | %.3f | %.1f | %.1f | %s | %,d | %d | %d |"
                .formatted(
                    reading.machines(),
                    reading.read(),
                    reading.quota().share(),
                    reading.calls(),
                    reading.callsPerMachine(),
                    reading.seconds(),
                    reading.leastSeconds(),
                    reading.bucketSuffices() ? "the bucket suffices" : percent(reading.ofAllowed()),
                    reading.metrics(),
                    reading.publications(),
                    reading.leastPublications())));
    lines.add("");
  }

  private void rounds(List<String> lines) {
    if (rounds.isEmpty()) {
      return;
    }
    lines.add(
        "| machines | of the quota | runs until all were read | calls of a run | share of the"
            + " allowed calls | of the refill day and night | oldest reading, minutes |");
    lines.add("|---:|---:|---:|---:|---:|---:|---:|");
    rounds.forEach(round ->
        lines.add(
            "| %,d | %s | %d | %.0f | %s | %s | %.1f |"
                .formatted(
                    round.machines(),
                    round.quota().share(),
                    round.runs(),
                    round.callsOfRun(),
                    percent(round.ofAllowed()),
                    percent(round.ofRefill()),
                    round.oldestMinutes())));
    lines.add("");
  }

  private void latency(List<String> lines) {
    latency.ifPresent(measured -> {
      lines.add("| warm events | ms to the metric, median | maximum |");
      lines.add("|---:|---:|---:|");
      lines.add(
          "| %d | %.0f | %.0f |"
              .formatted(measured.millis().size(), measured.median(), measured.maximum()));
      lines.add("");
    });
  }

  private void costs(List<String> lines) {
    if (costs.isEmpty()) {
      return;
    }
    lines.add(
        "| machines | type | executions an hour | COMPAT_METRICS | custom metrics | alarms, dashboard |"
            + " PutMetricData | GetMetricData | Lambda | SQS | DynamoDB | logs | USD a month |");
    lines.add("|---:|---|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    costs.forEach(cost ->
        lines.add(
            "| %,d | %s | %s | %s | %,.2f | %,.2f | %,.2f | %,.2f | %,.2f | %,.2f | %,.2f | %,.2f | %,.2f |"
                .formatted(
                    cost.machines(),
                    cost.workload().type(),
                    cost.workload().express() ? "any" : cost.workload().perHour(),
                    cost.workload().compat(),
                    cost.metrics(),
                    cost.alarms(),
                    cost.publishing(),
                    cost.reading(),
                    cost.functions(),
                    cost.queue(),
                    cost.table(),
                    cost.logs(),
                    cost.total())));
    lines.add("");
    lines.add(MonthlyCost.ASSUMPTIONS);
    lines.add("");
  }

  private static String percent(double share) {
    return "%.1f %%".formatted(100 * share);
  }
}
