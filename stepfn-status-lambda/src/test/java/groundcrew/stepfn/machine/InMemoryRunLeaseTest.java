package groundcrew.stepfn.machine;

class InMemoryRunLeaseTest extends RunLeaseContract {
  @Override
  protected RunLease lease() {
    return new InMemoryRunLease();
  }
}
