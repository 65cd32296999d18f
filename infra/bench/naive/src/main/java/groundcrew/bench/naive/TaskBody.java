package groundcrew.bench.naive;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a task's message, bound by databind. */
public class TaskBody {
  public int version = 1;
  public String level = "";
  public String account = "";
  public String region = "";
  public @Nullable String kind;
  public List<String> keys = List.of();
  public Map<String, String> tags = Map.of();
  public String run = "";
  public @Nullable String undo;
}
