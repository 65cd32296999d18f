package groundcrew.stepfn.states;

class InMemoryExpressOutcomesTest extends ExpressOutcomesContract {
  @Override
  protected ExpressOutcomes outcomes(InMemoryExpressOutcomes counted) {
    return counted;
  }
}
