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
  protected UnfinishedTasks notConfigured() {
    return new InMemoryUnfinishedTasks(false);
  }

  @Override
  protected List<Task> requeued() {
    return unfinished.requeued();
  }

  @Override
  protected List<DeadLetter> deadLettered() {
    return unfinished.messages().stream()
        .map(message ->
            new DeadLetter(
                message.body(),
                message.texts(),
                unfinished.deadLettered().getOrDefault(message.messageId(), "")))
        .toList();
  }
}
