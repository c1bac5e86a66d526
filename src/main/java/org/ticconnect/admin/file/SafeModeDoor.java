package org.ticconnect.admin.file;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ticconnect.files.Activation;
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

  /** Has the owner's files run again, watched like any change. */
  Answer end(Asked asked) throws MappingException, IOException {
    if (!safeMode.on()) {
      throw new IllegalArgumentException("there is no safe mode to end");
    }
    Map<FileName, Optional<Integer>> again = new TreeMap<>();
    library.own().stream()
        .filter(own -> own.active().isPresent())
        .forEach(own -> again.put(own.name(), own.active()));
    activation.activate(again);
    safeMode.end();
    return Answer.of(Map.of("running", again.keySet().stream().map(FileName::path).toList()));
  }
}
