package org.ticconnect.admin.file;

import java.io.IOException;
import java.util.List;
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
  Answer end(Asked asked) throws MappingException, IOException {
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
    for (boolean done = false; !done; ) {
      done = activated(again, drafts);
    }
    safeMode.end();
    return Answer.of(
        Map.of(
            "running", again.keySet().stream().map(FileName::path).toList(),
            "drafts", drafts,
            "restart_needed", settings));
  }

  /**
   * Leaves out what is wrong.
   *
   * @return whether the rest runs
   */
  private boolean activated(Map<FileName, Optional<Integer>> again, Map<String, String> drafts)
      throws MappingException, IOException {
    try {
      activation.activate(again);
      return true;
    } catch (MappingException wrong) {
      List<FileName> blamed =
          again.keySet().stream().filter(name -> wrong.blames(name.path())).toList();
      if (blamed.isEmpty()) {
        throw wrong;
      }
      for (FileName name : blamed) {
        new Drafts(library).draft(name, wrong.about(name.path()));
        drafts.put(name.path(), wrong.about(name.path()));
        again.remove(name);
      }
      return false;
    }
  }
}
