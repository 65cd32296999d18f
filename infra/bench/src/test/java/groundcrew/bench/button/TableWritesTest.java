package groundcrew.bench.button;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.bench.button.Calls.Call;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableWritesTest {
  @Test
  void aTransactionWritesEachItemTwice() {
    var writes = TableWrites.of(List.of(admission()));

    assertThat(writes.written()).isEqualTo(6);
    assertThat(writes.index()).isEqualTo(1);
  }

  @Test
  void anItemThatLeavesOneKeyOfTheIndexForAnotherIsWrittenThereTwice() {
    var writes = TableWrites.of(List.of(admission(), put("PRESS"), put("PRINTER"), put("")));

    assertThat(writes.written()).isEqualTo(9);
    assertThat(writes.index()).isEqualTo(1 + 1 + 2 + 1);
  }

  @Test
  void aReadOfSeveralItemsReadsEach() {
    var batch = call("BatchGetItem", "{'RequestItems':{'button':{'Keys':[{},{},{}]}}}");

    assertThat(TableWrites.of(List.of(batch, call("GetItem", "{}"))).read()).isEqualTo(4);
  }

  private static Call admission() {
    return call(
        "TransactWriteItems",
        "{'TransactItems':[{'Put':{'Item':{'open':{'S':'PRESS'}}}},{'Put':{'Item':{}}},{'Update':{}}]}");
  }

  private static Call put(String open) {
    return call(
        "PutItem", open.isEmpty() ? "{'Item':{}}" : "{'Item':{'open':{'S':'%s'}}}".formatted(open));
  }

  private static Call call(String operation, String body) {
    return new Call("dynamodb:" + operation, 0, body.replace('\'', '"'));
  }
}
