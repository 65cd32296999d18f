package groundcrew.tagging.resources;

class InMemoryTagParametersTest extends TagParametersContract {
  @Override
  protected TagParameters parameters() {
    return new InMemoryTagParameters();
  }
}
