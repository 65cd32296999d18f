package groundcrew.bluegreen.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagePathTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://h:80/ | / | /",
        "http://h:80 | / | /",
        "http://h:80?a=b | / | /",
        "http://[2001:db8::1]:80/a | /a | /a",
        "/products/17 | /products/17 | /products/{id}",
        "/products/17/reviews/3.html | /products/17/reviews/3.html | /products/{id}/reviews/{id}.html",
        "/news/2026-01-31-new-shop | /news/2026-01-31-new-shop | /news/{id}-{id}-{id}-new-shop",
        "/search?q=alice@example.com | /search | /search",
        "/shop;jsessionid=0A1B2C3D4E/cart | /shop/cart | /shop/cart",
        "/a b/c | /a%20b/c | /a b/c",
        "/caf%C3%A9 | /caf%C3%A9 | /café",
        "/iphone-15-pro | /iphone-15-pro | /iphone-{id}-pro",
        "/Some-Article-Title-2024 | /Some-Article-Title-2024 | /Some-Article-Title-{id}",
        "/UserAccounts_v2-APIReference | /UserAccounts_v2-APIReference | /UserAccounts_v2-APIReference",
        "/api/v2/userAccounts | /api/v2/userAccounts | /api/v2/userAccounts",
        "/product/ | /product/ | /product/",
        "/Datenschutzerklaerung | /Datenschutzerklaerung | /Datenschutzerklaerung"
      })
  void aPathIsFoldedIntoThePatternOfItsIds(String url, String path, String pattern) {
    assertThat(PagePath.of(url)).isEqualTo(Optional.of(new PagePath(path, pattern)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users/alice@example.com",
        "/users/alice%40example.com",
        "/hosts/192.0.2.17",
        "/hosts/2001:db8::17",
        "/devices/00:1B:44:11:3A:B7",
        "/call/491701234567",
        "/call/555-123-4567",
        "/orders/0a1b2c3d-1111-4222-8333-444455556666",
        "/reset/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl",
        "/invite/dGhpcyBpcyBhIHRva2Vu",
        "/share/k7d9x2m4q8",
        "/account/YE_0HWR-9YJP_XrvfhXslVGGCagiTJdX/orders",
        "/account/Zk-9aBQ_x7-Lm_Qr2-TuVw_4y/orders",
        "/assets/app.3f2a9c1b.js",
        "/a/commit/5891b5b522d5df086d0ff0b110fbd9d21bb4fc71",
        "/filter/email=alice",
        "/../secret",
        "/a/./b",
        "/a%00b",
        "/a%zz",
        "/a%FF",
        "/a#b"
      })
  void whatBelongsToAPersonOrAVisitIsNeverListed(String url) {
    assertThat(PagePath.of(url)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/logout, true",
    "/Account/LogOut/now, true",
    "/account?action=delete, true",
    "/%6Cogout, true",
    "/newsletter/unsubscribe, true",
    "/products/17, false"
  })
  void whatActsIsExcludedByDefault(String target, boolean excluded) {
    assertThat(Exclusions.DEFAULT.exclude(target)).isEqualTo(excluded);
  }

  @ParameterizedTest
  @CsvSource({
    "/admin/*, /admin/users, true",
    "/admin/*, /admin, false",
    "*.pdf, /a/B.PDF, true",
    "*.pdf, /a.pdf?b, false",
    "/a*b*c, /a-b-c, true",
    "/a*b*c, /ac, false",
    "/exact, /exact, true",
    "/exact, /exact/, false",
    "*ab*ba, /aba, false"
  })
  void aGlobMatchesAWholeTarget(String glob, String target, boolean matches) {
    assertThat(Glob.parse(glob).matches(target.toLowerCase(Locale.ROOT))).isEqualTo(matches);
  }
}
