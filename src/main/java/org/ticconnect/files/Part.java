package org.ticconnect.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;

/** Something that serves what files say, and can serve something else while it runs. */
public interface Part {

  /**
   * What does not do well.
   *
   * @param file whose fault it is; empty when it may be that of any
   * @param reason in plain words
   */
  record Trouble(Optional<FileName> file, String reason) {}

  /**
   * What would be wrong with the owner's files, without touching anything.
   *
   * @param own texts by whole name
   */
  List<Mistake> mistakes(Map<String, String> own);

  /**
   * Serves the owner's files from now on; what did not change goes on undisturbed.
   *
   * @param own texts by whole name, without mistakes
   * @throws MappingException when they cannot be served; then all is as before
   */
  void serve(Map<String, String> own) throws MappingException;

  /** What does not do well since the last {@link #serve}. */
  List<Trouble> troubles();
}
