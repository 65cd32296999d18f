package groundcrew.local.sns;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Every e-mail that would have been sent, oldest first.
public final class Mailbox {
  private final Queue<Email> emails = new ConcurrentLinkedQueue<>();

  Mailbox() {}

  void add(Email email) {
    emails.add(email);
  }

  /// Returns every e-mail, the requests to confirm a subscription among them.
  public List<Email> all() {
    return List.copyOf(emails);
  }

  /// Returns what an address would have received.
  public List<Email> to(String address) {
    return emails.stream().filter(email -> email.to().equals(address)).toList();
  }
}
