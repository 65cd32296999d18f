package groundcrew.tagging.journal;

import groundcrew.tagging.message.Task;

/// The location of the journal of one delivery of a message.
///
/// @param folder folder of the run, account, region and level
/// @param name name of the delivery: message id and receive count
public record JournalPlace(JournalFolder folder, String name) {

  /// Returns the place of a delivery.
  public static JournalPlace of(Task task, String messageId, int receiveCount) {
    return new JournalPlace(JournalFolder.of(task), messageId + "-" + receiveCount);
  }

  /// Returns the name of a part, without its extension.
  ///
  /// @param part number of the part, starting at 1
  public String part(int part) {
    return folder.path() + name + "-" + part;
  }
}
