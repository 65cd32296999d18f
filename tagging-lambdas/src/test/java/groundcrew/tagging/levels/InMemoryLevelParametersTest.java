package groundcrew.tagging.levels;

class InMemoryLevelParametersTest extends LevelParametersContract {
  @Override
  protected LevelParameters parameters() {
    return new InMemoryLevelParameters();
  }
}
