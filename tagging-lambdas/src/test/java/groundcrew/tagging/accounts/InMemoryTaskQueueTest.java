package groundcrew.tagging.accounts;

import groundcrew.tagging.message.Task;
import java.util.List;

class InMemoryTaskQueueTest extends TaskQueueContract {
  private final InMemoryTaskQueue tasks = new InMemoryTaskQueue();

  @Override
  protected TaskQueue tasks() {
    return tasks;
  }

  @Override
  protected List<Task> received() {
    return tasks.sent();
  }
}
