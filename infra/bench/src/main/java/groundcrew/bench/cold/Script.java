package groundcrew.bench.cold;

import groundcrew.local.gateway.RawAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What AWS answers to each call of one event, in the order of the calls to each operation.
final class Script {
  private final Map<String, List<RawAnswer>> answers = new LinkedHashMap<>();

  synchronized void add(String call, RawAnswer answer) {
    answers.computeIfAbsent(call, _ -> new ArrayList<>()).add(answer);
  }

  /// Returns the answer to a call; who calls more often than the function did gets the last one.
  ///
  /// @throws IllegalStateException when the function made no such call
  synchronized RawAnswer answer(String call, int number) {
    var known = answers.getOrDefault(call, List.of());
    if (known.isEmpty()) {
      throw new IllegalStateException(
          "no answer to %s was learned, only to %s".formatted(call, answers.keySet()));
    }
    return known.get(Math.min(number, known.size() - 1));
  }

  /// Returns how often each operation is called.
  synchronized Map<String, Integer> calls() {
    var calls = new TreeMap<String, Integer>();
    answers.forEach((call, known) -> calls.put(call, known.size()));
    return calls;
  }
}
