package groundcrew.tagging.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTest {
  @ParameterizedTest
  @CsvSource({
    "arn:aws:cloudformation:eu-west-1:111111111111:stack/a/1, true",
    "arn:aws-cn:cloudformation:cn-north-1:111111111111:stackset/a:1, true",
    "arn:aws-us-gov:cloudformation:us-gov-west-1:111111111111:stack/a/1, true",
    "arn:aws:cloudformation:eu-west-1:111111111111:type/resource/a, false",
    "arn:aws:sqs:eu-west-1:111111111111:cloudformation, false",
  })
  void recognizesStacksInEveryPartition(String arn, boolean stack) {
    assertThat(new Resource(arn, Map.of()).stack()).isEqualTo(stack);
  }

  @Test
  void comparesKeysAndValuesExactly() {
    var resource = new Resource("arn", Map.of("a", "1", "b", ""));

    assertThat(resource.satisfies(put(Map.of("a", "1", "b", "")))).isTrue();
    assertThat(resource.satisfies(put(Map.of()))).isTrue();
    assertThat(resource.satisfies(put(Map.of("A", "1")))).isFalse();
    assertThat(resource.satisfies(put(Map.of("a", "2")))).isFalse();
    assertThat(resource.satisfies(put(Map.of("c", "")))).isFalse();
    assertThat(resource.satisfies(new Edit(new TreeMap<>(), new TreeSet<>(Set.of("a"))))).isFalse();
    assertThat(resource.satisfies(new Edit(new TreeMap<>(), new TreeSet<>(Set.of("A"))))).isTrue();
  }

  private static Edit put(Map<String, String> tags) {
    return new Edit(new TreeMap<>(tags), new TreeSet<>());
  }
}
