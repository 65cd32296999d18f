package groundcrew.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// Why a command failed, for the person who started it.
record CommandFailure(Exception cause) {
  /// Returns one sentence without its full stop.
  String sentence() {
    return switch (cause) {
      case IllegalStateException e -> String.valueOf(e.getMessage());
      case IllegalArgumentException e -> String.valueOf(e.getMessage());
      case UncheckedIOException e ->
          e.getMessage() + ": " + reason(Objects.requireNonNull(e.getCause()));
      case IOException e -> reason(e);
      // A mistake of the program: its name says more than its message alone.
      default -> cause.toString();
    };
  }

  /// The messages of these exceptions are the names of files.
  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException e -> "there is no permission for " + e.getFile();
      case NoSuchFileException e -> "there is no " + e.getFile();
      case FileAlreadyExistsException e -> e.getFile() + " is there already";
      case CharacterCodingException _ -> "it is not UTF-8";
      case JsonProcessingException e -> "it is not YAML in line " + e.getLocation().getLineNr();
      default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
    };
  }
}
