package groundcrew.contracts;

import groundcrew.tagging.message.Task;
import groundcrew.tagging.queue.AwsUnfinishedTasks;
import groundcrew.tagging.queue.UnfinishedTasks;
import groundcrew.tagging.queue.UnfinishedTasksContract;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;

class AwsUnfinishedTasksTest extends UnfinishedTasksContract {
  @AutoClose private static final LocalQueues QUEUES = new LocalQueues();

  private final URI queue = QUEUES.create();
  private final URI deadLetters = QUEUES.create();

  @Override
  protected UnfinishedTasks unfinished() {
    return new AwsUnfinishedTasks(QUEUES.client(), Optional.of(queue), Optional.of(deadLetters));
  }

  @Override
  protected UnfinishedTasks notConfigured() {
    return new AwsUnfinishedTasks(QUEUES.client(), Optional.empty(), Optional.empty());
  }

  @Override
  protected List<Task> requeued() {
    return QUEUES.takeTasks(queue);
  }

  @Override
  protected List<DeadLetter> deadLettered() {
    return QUEUES.take(deadLetters).stream()
        .map(message ->
            new DeadLetter(
                message.body(), message.texts(), message.texts().getOrDefault("Reason", "")))
        .toList();
  }
}
