package groundcrew.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.AwsMachineStatusItem;
import groundcrew.stepfn.machine.AwsMachineStatuses;
import groundcrew.stepfn.machine.AwsRunLease;
import groundcrew.stepfn.machine.RunLease;
import groundcrew.stepfn.machine.RunLeaseContract;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AwsRunLeaseTest extends RunLeaseContract {
  @AutoClose private static final LocalTables TABLES = new LocalTables();

  private final String table = TABLES.create(AwsMachineStatusItem.KEY);

  @Test
  void isNoMachine() {
    var deadline = new Deadline(Clock.systemUTC(), Instant.now().plusSeconds(60));
    lease().acquire("run", Instant.now().plusSeconds(60), deadline);

    assertThat(new AwsMachineStatuses(TABLES.client(), table).all(deadline)).isEmpty();
  }

  @Override
  protected RunLease lease() {
    return new AwsRunLease(TABLES.client(), table);
  }
}
