package groundcrew.tagging.journal;

import groundcrew.tagging.message.Task;

/// Where the journal of one delivery of one message is kept.
///
/// @param folder of the run, account, region and level
/// @param name of the delivery: message id and receive count
public record JournalPlace(JournalFolder folder, String name) {

  /// Returns the place of a delivery.
  public static JournalPlace of(Task task, String messageId, int receiveCount) {
    return new JournalPlace(JournalFolder.of(task), messageId + "-" + receiveCount);
  }

  /// Returns the name of one part, without its ending.
  ///
  /// @param part number from 1
  public String part(int part) {
    return folder.path() + name + "-" + part;
  }
}
