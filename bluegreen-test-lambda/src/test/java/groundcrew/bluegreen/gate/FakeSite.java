package groundcrew.bluegreen.gate;

import groundcrew.bluegreen.request.Answer;
import groundcrew.bluegreen.request.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A site in memory. Every path is a page of 10 ms, unless a test says otherwise.
public final class FakeSite implements Site {
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requested = new CopyOnWriteArrayList<>();
  private Function<String, Duration> times = _ -> Duration.ofMillis(10);

  /// Answers a path with a status.
  public FakeSite with(String path, int status) {
    answers.put(path, answer(status, Duration.ofMillis(10)));
    return this;
  }

  /// Never answers a path completely.
  public FakeSite failing(String path, String reason) {
    answers.put(path, Answer.failed(reason, Duration.ofMillis(10), false));
    return this;
  }

  /// Answers each path in the time that it returns.
  public FakeSite taking(Function<String, Duration> time) {
    times = time;
    return this;
  }

  /// Returns what was requested, in the order of the requests.
  public List<String> requested() {
    return List.copyOf(requested);
  }

  @Override
  public Answer get(String path, Optional<String> contains) {
    requested.add(path);
    return answers.getOrDefault(path, answer(200, times.apply(path)));
  }

  private static Answer answer(int status, Duration time) {
    return new Answer(
        OptionalInt.of(status), time, 1_024, Optional.empty(), true, Optional.empty(), false);
  }
}
