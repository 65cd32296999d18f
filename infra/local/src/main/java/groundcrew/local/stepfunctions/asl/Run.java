package groundcrew.local.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.Arn;
import groundcrew.local.ground.Agenda;
import groundcrew.local.ground.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// One execution while it runs. Between waits it has a thread of its own, one at a time.
public final class Run {
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Definition definition;
  private final ObjectNode context;
  private final Agenda agenda;
  private final Host host;
  private final AtomicInteger working;
  private final Instant deadline;
  private final String region;
  private State state;
  private JsonNode input;
  private Retries retries = new Retries();
  private Instant entered = Instant.EPOCH;
  private long enteredEvent;
  private Optional<Appointment> waiting = Optional.empty();
  private Optional<Appointment> last = Optional.empty();
  private volatile boolean over;

  /// Creates a run.
  ///
  /// @param context the context object, to which the state is added
  /// @param working counts the runs that do not only wait
  public Run(
      Definition definition,
      JsonNode input,
      ObjectNode context,
      Instant started,
      Agenda agenda,
      Host host,
      AtomicInteger working) {
    this.definition = definition;
    this.input = input;
    this.context = context;
    this.agenda = agenda;
    this.host = host;
    this.working = working;
    state = definition.state(definition.first());
    region = Arn.parse(context.at("/StateMachine/Id").asText()).region();
    deadline = started.plus(definition.timeout().orElse(LONGEST));
    context.withObject("Execution").put("StartTime", Choice.text(started));
  }

  /// Begins with the first state.
  public synchronized void start() {
    last = Optional.of(agenda.at(deadline, "time-out of an execution", host::timedOut));
    go(() -> enter(definition.first(), input));
  }

  /// Stops what is under way. A function that runs ends by itself, and nobody takes its answer.
  public synchronized void stop() {
    over = true;
    waiting.ifPresent(agenda::cancel);
    last.ifPresent(agenda::cancel);
  }

  private void go(Supplier<Step> part) {
    // Counted here: between this thread and the other one the run is at work too.
    working.incrementAndGet();
    Thread.ofVirtual()
        .name("execution")
        .start(() -> {
          try {
            perform(part);
          } finally {
            working.decrementAndGet();
          }
        });
  }

  private void perform(Supplier<Step> first) {
    var part = Optional.of(first);
    try {
      while (part.isPresent() && !over) {
        part = follow(tried(part.get()));
      }
    } catch (StateError e) {
      host.failed(e.failure());
    } catch (RuntimeException e) {
      host.failed(StateError.runtime(e.toString()).failure());
    }
  }

  private Step tried(Supplier<Step> part) {
    try {
      return part.get();
    } catch (StateError e) {
      return state.failed(data(), e.in(state.name(), enteredEvent), retries);
    }
  }

  private Optional<Supplier<Step>> follow(Step step) {
    switch (step) {
      case Step.Call call -> {
        return Optional.of(() -> call(call));
      }
      case Step.Next(var following, var output) -> {
        host.record(
            state.type() + "StateExited", payload("output", output).put("name", state.name()));
        if (following.isPresent()) {
          return Optional.of(() -> enter(following.get(), output));
        }
        host.succeeded(output);
      }
      case Step.Pause(var until) -> later(until, () -> state.waited(data()));
      case Step.Retry(var delay) -> later(agenda.instant().plus(delay), this::attempt);
      case Step.Fail failure -> host.failed(failure);
    }
    return Optional.empty();
  }

  private synchronized void later(Instant when, Supplier<Step> part) {
    if (!over) {
      waiting = Optional.of(agenda.at(when, "state " + state.name(), () -> go(part)));
    }
  }

  private Step enter(String name, JsonNode with) {
    state = definition.state(name);
    input = with;
    retries = new Retries();
    entered = agenda.instant();
    enteredEvent =
        host.record(state.type() + "StateEntered", payload("input", input).put("name", name));
    return attempt();
  }

  private Step attempt() {
    expire();
    return state.enter(data(), agenda.instant());
  }

  private Data data() {
    var full = context.deepCopy();
    full.putObject("State")
        .put("EnteredTime", Choice.text(entered))
        .put("Name", state.name())
        .put("RetryCount", retries.number());
    return new Data(input, full);
  }

  private Step call(Step.Call call) {
    var left = Duration.between(agenda.instant(), deadline);
    return state.answered(data(), new Attempt(host, state, region).perform(call, left));
  }

  private void expire() {
    if (!agenda.instant().isBefore(deadline)) {
      host.timedOut();
    }
  }

  static ObjectNode payload(String name, JsonNode data) {
    var details = JsonNodeFactory.instance.objectNode().put(name, data.toString());
    details.putObject(name + "Details").put("truncated", false);
    return details;
  }
}
