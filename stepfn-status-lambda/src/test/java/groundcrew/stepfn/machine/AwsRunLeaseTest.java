package groundcrew.stepfn.machine;

class AwsRunLeaseTest extends RunLeaseContract {
  @Override
  protected RunLease lease() {
    return new AwsRunLease(new PagedDynamoDb(), "guardian");
  }
}
