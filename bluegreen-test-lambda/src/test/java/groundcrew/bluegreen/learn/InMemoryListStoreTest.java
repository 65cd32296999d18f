package groundcrew.bluegreen.learn;

import java.time.LocalDate;

class InMemoryListStoreTest extends ListStoreContract {
  private final InMemoryListStore store = new InMemoryListStore();

  @Override
  protected ListStore store() {
    return store;
  }

  @Override
  protected String published() {
    return store.list;
  }

  @Override
  protected void corrupt(ListStore place, LocalDate day) {
    store.documents.put(day, "{\"version\":0}");
  }
}
