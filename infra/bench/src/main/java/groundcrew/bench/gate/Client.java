package groundcrew.bench.gate;

/// Who sends the requests.
enum Client {
  GATE("gate, 32 in flight"),
  APACHE_BENCH("ab -k -c 32"),
  SEQUENTIAL("one after the other");

  private final String text;

  Client(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
