package org.ticconnect.meter;

import java.nio.file.Path;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mappings;

/** The shipped mappings. */
public final class Mapped {
  private Mapped() {}

  public static Mappings shipped() {
    try {
      return Mappings.read(FileTree.of(Path.of("").toAbsolutePath()));
    } catch (MappingException wrong) {
      throw new AssertionError(wrong);
    }
  }
}
