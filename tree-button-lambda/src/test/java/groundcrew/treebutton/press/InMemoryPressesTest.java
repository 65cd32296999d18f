package groundcrew.treebutton.press;

class InMemoryPressesTest extends PressesContract {
  private final InMemoryPresses presses = new InMemoryPresses();

  @Override
  protected Presses presses() {
    return presses;
  }

  @Override
  protected void damage(String id) {
    presses.damage(id);
  }

  @Override
  protected Admissions admissions() {
    return presses;
  }
}
