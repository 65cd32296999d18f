package groundcrew.local.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxTest {
  @TempDir Path work;

  @Test
  void serverHasItsPagesAndItsVersion() throws IOException {
    try (var nginx = Nginx.start(work, Site.of("blue-1").page("/shop/index.html", "welcome"))) {
      assertThat(Get.body(nginx.url().resolve("/shop/index.html"))).isEqualTo("welcome");
      assertThat(Get.body(nginx.url().resolve("/version.txt"))).isEqualTo("blue-1");
      assertThat(nginx.requests())
          .last()
          .satisfies(request -> {
            assertThat(request.target()).isEqualTo("/version.txt");
            assertThat(request.status()).isEqualTo(200);
            assertThat(request.host()).isEqualTo("127.0.0.1:" + nginx.port());
            assertThat(request.userAgent()).startsWith("Java/");
          });
    }
  }

  @Test
  void itsConfigurationDecidesWhatGoesWrong() throws IOException {
    var site = Site.of("green-1").page("/new", "moved").serving("rewrite ^/old$ /new last;");
    try (var nginx = Nginx.start(work, site)) {
      assertThat(Get.body(nginx.url().resolve("/old"))).isEqualTo("moved");
    }
    var reset =
        site.defining("reset_timedout_connection on;").servingOnly("location / { return 444; }");
    try (var nginx = Nginx.start(work.resolve("reset"), reset)) {
      assertThatThrownBy(() -> Get.body(nginx.url())).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void serverThatDoesNotUnderstandItsConfigurationSaysWhy() {
    assertThatThrownBy(() -> Nginx.start(work, Site.of("1").serving("rewrit ^/a$ /b;")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("unknown directive \"rewrit\"");
  }

  @Test
  void aPageOutsideOfTheSiteIsRefused() {
    assertThatThrownBy(() -> Nginx.start(work, Site.of("1").page("/../../page", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/../../page");
  }

  @Test
  void nothingIsLeftOfAServerThatIsClosed() throws IOException {
    var nginx = Nginx.start(work, Site.of("1"));
    nginx.close();

    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), nginx.port()))
        .isInstanceOf(ConnectException.class);
  }
}
