package groundcrew.stepfn.machine;

class InMemoryMachineStatusesTest extends MachineStatusesContract {
  @Override
  protected MachineStatuses statuses() {
    return new InMemoryMachineStatuses();
  }
}
