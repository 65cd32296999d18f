package groundcrew.bench.gate;

/// How fast access logs were read.
///
/// @param lines how many there were
/// @param seconds of the whole run
record LearningRow(String reader, int lines, double seconds) {
  double perSecond() {
    return lines / seconds;
  }
}
