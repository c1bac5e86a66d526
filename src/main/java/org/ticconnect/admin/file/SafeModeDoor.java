package org.ticconnect.admin.file;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ticconnect.files.Activation;
import org.ticconnect.files.Drafts;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.mapping.MappingException;

/** Ends safe mode. */
final class SafeModeDoor {
  private final Library library;
  private final Activation activation;
  private final SafeMode safeMode;

  SafeModeDoor(Library library, Activation activation, SafeMode safeMode) {
    this.library = library;
    this.activation = activation;
    this.safeMode = safeMode;
  }

  /** Has the owner's files run again, watched like any change; what is wrong becomes a draft. */
  Answer end(Asked asked) throws IOException {
    if (!safeMode.on()) {
      throw new IllegalArgumentException("there is no safe mode to end");
    }
    Map<FileName, Optional<Integer>> again = new TreeMap<>();
    library.own().stream()
        .filter(own -> own.active().isPresent())
        .forEach(own -> again.put(own.name(), own.active()));
    // Settings count from the next start on.
    boolean settings = again.remove(FileName.SETTINGS) != null;
    Map<String, String> drafts = new TreeMap<>();
    // One by one, so that each is watched for itself: maps come before the table that names them.
    for (Map.Entry<FileName, Optional<Integer>> file : again.entrySet()) {
      try {
        activation.activate(Map.ofEntries(file));
      } catch (MappingException wrong) {
        String reason = wrong.about(file.getKey().path());
        new Drafts(library).draft(file.getKey(), reason);
        drafts.put(file.getKey().path(), reason);
      }
    }
    safeMode.end();
    return Answer.of(
        Map.of(
            "running",
                again.keySet().stream()
                    .map(FileName::path)
                    .filter(path -> !drafts.containsKey(path))
                    .toList(),
            "drafts", drafts,
            "restart_needed", settings));
  }
}
