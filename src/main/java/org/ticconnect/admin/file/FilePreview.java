package org.ticconnect.admin.file;

import java.util.Optional;
import org.ticconnect.files.FileName;

/** What a file would publish or serve of the last frame. */
public interface FilePreview {
  /**
   * @param text without mistakes
   * @return maps, lists, texts and numbers; empty for a kind of file that publishes and serves
   *     nothing
   */
  Optional<Object> of(FileName name, String text);
}
