package groundcrew.local.ground;

import groundcrew.local.problems.ProblemLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// What happens later, and the clock that decides when.
///
/// The clock goes with the machine's, and is ahead of it by what somebody has turned. A task runs
/// when [#turn] passes its time, or, after [#start], when time reaches it by itself. Functions keep
/// the machine's own clock.
public final class Agenda implements InstantSource, AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final InstantSource machine;
  private final ConcurrentSkipListSet<Appointment> appointments = new ConcurrentSkipListSet<>();
  private final AtomicLong numbers = new AtomicLong();
  private final ProblemLog problems = new ProblemLog();
  private final ReentrantLock passing = new ReentrantLock();
  private volatile Duration ahead = Duration.ZERO;
  private volatile Runnable settle = () -> {};
  private volatile boolean closed;

  /// Creates an agenda without appointments, which goes with the machine's clock.
  public Agenda() {
    this(InstantSource.system());
  }

  /// Creates an agenda without appointments.
  ///
  /// @param machine the clock that it goes with
  public Agenda(InstantSource machine) {
    this.machine = machine;
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead);
  }

  /// Runs a task once.
  ///
  /// @param when in the past means as soon as time passes
  /// @param what the task is, for the report of its failure
  public Appointment at(Instant when, String what, Runnable task) {
    return add(when, what, _ -> task.run());
  }

  /// Runs a task once after a time.
  public Appointment in(Duration delay, String what, Runnable task) {
    return at(instant().plus(delay), what, task);
  }

  /// Runs a task at the end of every full minute.
  ///
  /// @param task gets the time for which it runs
  public void everyMinute(String what, Consumer<Instant> task) {
    var next = instant().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    add(
        next,
        what,
        due -> {
          everyMinute(what, task);
          task.accept(due);
        });
  }

  /// Removes a task that has not run.
  public void cancel(Appointment appointment) {
    appointments.remove(appointment);
  }

  /// Lets time pass: what becomes due runs at its own time, the oldest first, and time stands until
  /// the work that it started has ended.
  public void turn(Duration further) {
    passing.lock();
    try {
      var end = instant().plus(further);
      settle.run();
      for (var due = due(end); due.isPresent(); due = due(end)) {
        advance(due.get().when());
        run(due.get());
        settle.run();
      }
      advance(end);
    } finally {
      passing.unlock();
    }
  }

  /// Lets time pass until the next task has run.
  ///
  /// @return whether there was one
  public boolean turnToNext() {
    var next = nextDue();
    next.ifPresent(when -> turn(Duration.between(instant(), when)));
    return next.isPresent();
  }

  /// Returns when the next task is due.
  public Optional<Instant> nextDue() {
    return appointments.stream().findFirst().map(Appointment::when);
  }

  /// Runs what becomes due as the machine's time passes, until the agenda is closed.
  public void start() {
    Thread.ofVirtual().name("agenda").start(this::follow);
  }

  /// Sets what waits for the end of the work that tasks have started.
  public void settle(Runnable wait) {
    settle = wait;
  }

  /// Returns and forgets which tasks failed.
  public List<String> takeProblems() {
    return problems.take();
  }

  private Appointment add(Instant when, String what, Consumer<Instant> task) {
    var appointment = new Appointment(when, numbers.incrementAndGet(), what, task);
    appointments.add(appointment);
    return appointment;
  }

  private Optional<Appointment> due(Instant end) {
    return appointments.stream().findFirst().filter(next -> !next.when().isAfter(end));
  }

  private void run(Appointment due) {
    if (!appointments.remove(due)) {
      // Cancelled meanwhile.
      return;
    }
    try {
      due.task().accept(due.when());
    } catch (RuntimeException e) {
      problems.add("%s: %s".formatted(due.what(), e.getMessage()));
    }
  }

  private void advance(Instant to) {
    var further = Duration.between(instant(), to);
    if (further.isPositive()) {
      ahead = ahead.plus(further);
    }
  }

  private void follow() {
    while (!closed) {
      runDue();
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void runDue() {
    passing.lock();
    try {
      for (var due = due(instant()); due.isPresent() && !closed; due = due(instant())) {
        run(due.get());
      }
    } finally {
      passing.unlock();
    }
  }

  /// Ends [#start]; what has not run stays undone.
  @Override
  public void close() {
    closed = true;
  }
}
