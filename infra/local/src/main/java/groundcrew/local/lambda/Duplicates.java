package groundcrew.local.lambda;

import java.util.Random;

/// Decides which batches a queue delivers twice; none until a test asks for it.
final class Duplicates {
  private final Random random = new Random(0);
  private double share;

  synchronized void share(double probability, long seed) {
    share = probability;
    random.setSeed(seed);
  }

  synchronized boolean next() {
    return share > 0 && random.nextDouble() < share;
  }
}
