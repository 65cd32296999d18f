package groundcrew.tagging.queue;

import groundcrew.tagging.message.Task;
import java.util.List;

class InMemoryUnfinishedTasksTest extends UnfinishedTasksContract {
  private final InMemoryUnfinishedTasks unfinished = new InMemoryUnfinishedTasks(true);

  @Override
  protected UnfinishedTasks unfinished() {
    return unfinished;
  }

  @Override
  protected UnfinishedTasks nowhere() {
    return new InMemoryUnfinishedTasks(false);
  }

  @Override
  protected List<Task> requeued() {
    return unfinished.requeued();
  }

  @Override
  protected List<Buried> deadLettered() {
    return unfinished.messages().stream()
        .map(message ->
            new Buried(
                message.body(),
                message.attributes(),
                unfinished.deadLettered().getOrDefault(message.messageId(), "")))
        .toList();
  }
}
