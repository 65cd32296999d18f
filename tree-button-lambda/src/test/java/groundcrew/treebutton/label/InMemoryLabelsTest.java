package groundcrew.treebutton.label;

class InMemoryLabelsTest extends LabelsContract {
  private final InMemoryLabels labels = new InMemoryLabels();

  @Override
  protected Labels labels() {
    return labels;
  }

  @Override
  protected byte[] stored(String url) {
    return labels.stored(url);
  }
}
