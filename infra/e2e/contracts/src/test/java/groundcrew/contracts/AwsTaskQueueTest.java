package groundcrew.contracts;

import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.accounts.AwsTaskQueue;
import groundcrew.tagging.accounts.TaskQueue;
import groundcrew.tagging.accounts.TaskQueueContract;
import groundcrew.tagging.message.Task;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;

class AwsTaskQueueTest extends TaskQueueContract {
  @AutoClose private static final LocalQueues QUEUES = new LocalQueues();

  private final URI queue = QUEUES.create();
  private final TaskQueue tasks =
      new AwsTaskQueue(
          QUEUES.client(),
          queue.toString(),
          Duration.ZERO,
          Retries.of(
              3, Duration.ofSeconds(1), Duration.ofSeconds(5), new VirtualTime(Instant.EPOCH)));

  @Override
  protected TaskQueue tasks() {
    return tasks;
  }

  @Override
  protected List<Task> received() {
    return QUEUES.takeTasks(queue);
  }
}
