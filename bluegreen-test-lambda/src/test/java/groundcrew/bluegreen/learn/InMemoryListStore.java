package groundcrew.bluegreen.learn;

import groundcrew.common.Deadline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A list, and what was learned, in memory: as documents, as in S3.
public final class InMemoryListStore implements ListStore {
  final Map<LocalDate, String> documents = new HashMap<>();
  final List<LocalDate> loaded = new ArrayList<>();
  String list = "";

  @Override
  public Set<LocalDate> days(Deadline deadline) {
    return Set.copyOf(documents.keySet());
  }

  @Override
  public Optional<LearnedDay> load(LocalDate day, Deadline deadline) {
    loaded.add(day);
    return Optional.ofNullable(documents.get(day)).flatMap(LearnedDay::read);
  }

  @Override
  public void save(LocalDate day, LearnedDay learned, Deadline deadline) {
    documents.put(day, learned.json());
  }

  @Override
  public String publish(String csv, Deadline deadline) {
    list = csv;
    return "memory://urls.csv";
  }
}
