package groundcrew.stepfn.machine;

class InMemoryReadingsTest extends ReadingsContract {
  @Override
  protected Readings readings() {
    return new InMemoryReadings();
  }
}
