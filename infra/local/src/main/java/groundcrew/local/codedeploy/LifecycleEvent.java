package groundcrew.local.codedeploy;

import groundcrew.local.ground.Traffic;
import java.util.Optional;
import java.util.stream.Stream;

/// The lifecycle events of a deployment on ECS, in their order.
enum LifecycleEvent {
  BEFORE_INSTALL("BeforeInstall", true),
  INSTALL("Install", false),
  AFTER_INSTALL("AfterInstall", true),
  ALLOW_TEST_TRAFFIC("AllowTestTraffic", false),
  AFTER_ALLOW_TEST_TRAFFIC("AfterAllowTestTraffic", true),
  BEFORE_ALLOW_TRAFFIC("BeforeAllowTraffic", true),
  ALLOW_TRAFFIC("AllowTraffic", false),
  AFTER_ALLOW_TRAFFIC("AfterAllowTraffic", true);

  private final String text;
  private final boolean hooked;

  LifecycleEvent(String text, boolean hooked) {
    this.text = text;
    this.hooked = hooked;
  }

  /// Returns the event that an AppSpec file may give a hook by this name.
  static Optional<LifecycleEvent> hooked(String name) {
    return Stream.of(values()).filter(event -> event.hooked && event.text.equals(name)).findFirst();
  }

  Optional<LifecycleEvent> next() {
    return Stream.of(values()).dropWhile(event -> event != this).skip(1).findFirst();
  }

  String text() {
    return text;
  }

  /// Moves what the event moves.
  void move(Traffic traffic) {
    switch (this) {
      case INSTALL -> traffic.install();
      case ALLOW_TEST_TRAFFIC -> traffic.allowTest();
      case ALLOW_TRAFFIC -> traffic.allow();
      default -> {
        // Hooks run at the others, which move nothing.
      }
    }
  }
}
