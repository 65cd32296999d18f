package groundcrew.stepfn.states;

class InMemoryStateMachinesTest extends StateMachinesContract {
  @Override
  protected StateMachines stateMachines(InMemoryStateMachines account) {
    return account;
  }
}
