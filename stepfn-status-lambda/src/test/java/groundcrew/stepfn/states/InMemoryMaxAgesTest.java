package groundcrew.stepfn.states;

class InMemoryMaxAgesTest extends MaxAgesContract {
  @Override
  protected MaxAges maxAges(InMemoryMaxAges tags) {
    return tags;
  }
}
