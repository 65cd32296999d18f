package groundcrew.bluegreen.learn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for every log, not only for those that somebody thought of.
class LogPropertiesTest {
  private static final String VISIBLE = "abcXYZ019 -_.~!$&'()*+,;=:@/?%[]{}|<>^`é日";

  @Property
  void everyRequestIsReadAsTheLoadBalancerReceivedIt(
      @ForAll("texts") String path, @ForAll("texts") String userAgent) {
    var request = "GET http://h:80/%s HTTP/1.1".formatted(path);

    assertThat(LogLines.read(LogLines.line(escaped(request), "200", escaped(userAgent))))
        .contains(new LogLine("GET", "http://h:80/" + path, 200, userAgent));
  }

  /// As the load balancer does, and more of it than it must.
  private static String escaped(String text) {
    return text.replace("\\", "\\x5C").replace("\"", "\\x22").replace("é", "\\xC3\\xa9");
  }

  @Property
  void noBytesStopALog(@ForAll byte[] bytes) throws IOException {
    var log = new ArrayList<>(List.of(LogLines.get("/before")));
    log.add(new String(bytes, UTF_8));
    log.add(LogLines.get("/after"));

    var read = read(log);

    assertThat(patterns(read)).contains("/before", "/after");
    assertThat(read.unreadable()).isLessThanOrEqualTo(read.lines() - 2);
  }

  @Property
  void everyLineIsCounted(@ForAll("mixed") List<String> lines) throws IOException {
    var read = read(lines);

    assertThat(read.lines()).isEqualTo(lines.stream().filter(line -> !line.isEmpty()).count());
    assertThat(read.unreadable()).isEqualTo(lines.stream().filter("garbage"::equals).count());
  }

  @Property
  void anyOrderOfLinesLeadsToTheSamePages(
      @ForAll("mixed") List<String> lines, @ForAll Random random) throws IOException {
    var shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, random);

    assertThat(read(shuffled).pages().list()).isEqualTo(read(lines).pages().list());
  }

  @Property
  void noAddressAndNoTokenIsListed(@ForAll("secrets") String secret) {
    assertThat(PagePath.of("/account/%s/orders".formatted(secret))).isEmpty();
    assertThat(PagePath.of("/account/orders?of=" + secret))
        .hasValueSatisfying(page -> assertThat(page.path()).isEqualTo("/account/orders"));
  }

  @Property
  void aPathThatIsListedIsFoundAgain(@ForAll("texts") String text) {
    PagePath.of("/" + text).ifPresent(page -> assertThat(PagePath.of(page.path())).contains(page));
  }

  @Property
  void aListIsAsLongAsItMayBeAndHasNoPathTwice(@ForAll("mixed") List<String> lines)
      throws IOException {
    var pages = read(lines).pages().list();
    var paths = pages.stream().mapToInt(page -> page.paths().size()).sum();

    for (var most = 1; most < 12; most++) {
      assertThat(new ChooseUrls(most).choose(pages))
          .hasSize(Math.min(most, paths))
          .doesNotHaveDuplicates()
          .isSorted();
    }
  }

  private static ReadLog.Log read(List<String> lines) throws IOException {
    return new ReadLog(Exclusions.DEFAULT).read(new ByteArrayInputStream(LogLines.gzip(lines)));
  }

  private static List<String> patterns(ReadLog.Log log) {
    return log.pages().list().stream().map(Page::pattern).toList();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars(VISIBLE + "\"\\")
        .ofMaxLength(30)
        .filter(text ->
            // Blanks at the end are those of the protocol.
            !text.endsWith(" "));
  }

  @Provide
  Arbitrary<List<String>> mixed() {
    var page =
        Combinators.combine(Arbitraries.of("/a", "/b", "/c"), Arbitraries.integers().between(0, 9))
            .as((folder, id) -> LogLines.get("%s/%d".formatted(folder, id)));
    return Arbitraries.oneOf(page, Arbitraries.of("garbage", "")).list().ofMaxSize(60);
  }

  @Provide
  Arbitrary<String> secrets() {
    var random = Arbitraries.longs();
    return Arbitraries.oneOf(
        random.map(seed -> new UUID(seed, ~seed).toString()),
        random.map(seed -> token(seed, 24)).filter(token -> token.matches(".*[0-9].*")),
        random.map(seed -> "%016x".formatted(seed)).filter(hex -> !hex.matches("[0-9]+")),
        random.map(seed -> "user%d@example.com".formatted(Math.abs(seed % 1000))),
        random.map(seed -> "%s%%40example.org".formatted(word(seed))),
        Arbitraries.integers()
            .between(0, 255)
            .list()
            .ofSize(4)
            .map(bytes -> bytes.stream().map(String::valueOf).collect(Collectors.joining("."))),
        Arbitraries.longs().between(100_000_000L, 9_999_999_999_999L).map(String::valueOf));
  }

  private static String word(long seed) {
    return "mail" + Math.abs(seed % 97);
  }

  private static String token(long seed, int bytes) {
    var random = new byte[bytes];
    new Random(seed).nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
