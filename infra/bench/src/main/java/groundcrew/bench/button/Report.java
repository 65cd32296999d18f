package groundcrew.bench.button;

import groundcrew.bench.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was measured, as tables; [Results] writes it as JSON.
///
/// @param command that measured it
/// @param paces the last one is where steps are shown and calls are counted
/// @param cost empty where nothing was counted
record Report(
    String command,
    Instant date,
    Machine machine,
    List<Pace> paces,
    List<Restores> restores,
    Optional<Papers> papers,
    Optional<PressCost> cost) {
  List<String> tables() {
    var lines = new ArrayList<String>();
    paces(lines);
    restores(lines);
    papers(lines);
    steps(lines);
    cost(lines);
    return lines;
  }

  private void paces(List<String> lines) {
    if (paces.isEmpty()) {
      return;
    }
    lines.add(
        "| Tree-Nation takes, ms | presses | with a print job | ms from the press to the job, median |"
            + " p99 | worst | processes started meanwhile |");
    lines.add("|---:|---:|---:|---:|---:|---:|---:|");
    paces.forEach(pace ->
        lines.add(
            "| %d | %d | %d | %,.0f | %,.0f | %,.0f | %d |"
                .formatted(
                    pace.treeNation().toMillis(),
                    pace.presses().size(),
                    pace.millis().sorted().size(),
                    pace.millis().median(),
                    pace.millis().p99(),
                    pace.millis().worst(),
                    pace.started())));
    lines.add("");
  }

  private void restores(List<String> lines) {
    if (restores.isEmpty()) {
      return;
    }
    lines.add(
        "| Tree-Nation takes, ms | restores | ms from the first press to its job, median | worst |");
    lines.add("|---:|---:|---:|---:|");
    restores.forEach(restore ->
        lines.add(
            "| %d | %d | %,.0f | %,.0f |"
                .formatted(
                    restore.treeNation().toMillis(),
                    restore.millis().sorted().size(),
                    restore.millis().median(),
                    restore.millis().worst())));
    lines.add("");
  }

  private void papers(List<String> lines) {
    papers.ifPresent(measured -> {
      lines.add(
          "| Tree-Nation takes, ms | labels | ms from the press to the paper, median | worst |");
      lines.add("|---:|---:|---:|---:|");
      lines.add(
          "| %d | %d | %,.0f | %,.0f |"
              .formatted(
                  measured.treeNation().toMillis(),
                  measured.millis().sorted().size(),
                  measured.millis().median(),
                  measured.millis().worst()));
      lines.add("");
    });
  }

  private void steps(List<String> lines) {
    if (paces.isEmpty()) {
      return;
    }
    lines.add("| call that stands | ms since the press, median | since the step before |");
    lines.add("|---|---:|---:|");
    paces
        .getLast()
        .steps()
        .forEach(step ->
            lines.add(
                "| %s | %,.0f | %,.0f |"
                    .formatted(step.call(), step.sincePress(), step.sinceStep())));
    lines.add("");
  }

  private void cost(List<String> lines) {
    cost.ifPresent(bill -> {
      lines.add("| part | for each press | USD for 1,000 |");
      lines.add("|---|---|---:|");
      bill.parts()
          .forEach(part ->
              lines.add("| %s | %s | %.4f |".formatted(part.name(), part.each(), part.dollars())));
      lines.add("| **sum** | | **%.2f** |".formatted(bill.total()));
      lines.add("");
      lines.add(PressCost.ASSUMPTIONS);
      lines.add("");
    });
  }
}
