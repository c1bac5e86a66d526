package org.ticconnect.files;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.mapping.MappingException;

/** Versions that do not run, with the reason why. */
public final class Drafts {
  private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);

  private final Library library;

  public Drafts(Library library) {
    this.library = library;
  }

  /**
   * What runs of a file does not from now on; where that cannot be written down, until the next
   * start.
   */
  public void draft(FileName name, String reason) {
    draft(name, reason, Optional.empty());
  }

  /**
   * The same where another version of it is to run.
   *
   * @param instead empty for none
   */
  public void draft(FileName name, String reason, Optional<Integer> instead) {
    LOG.warn("{} is a draft from now on: {}", name, reason);
    try {
      Optional<Integer> active = library.own(name).flatMap(OwnFile::active);
      if (active.isPresent()) {
        library.failed(name, active.get(), reason, instead);
      }
    } catch (IOException readOnly) {
      LOG.warn("This cannot be written down: {}", readOnly.toString());
    }
  }

  /**
   * Notes why a change was refused, at the files that are to blame, or at all where none is. Where
   * this cannot be written down it is added to the refusal, for what is wrong matters more.
   */
  void refused(Map<FileName, Optional<Integer>> changes, MappingException refusal) {
    boolean known = changes.keySet().stream().anyMatch(name -> refusal.blames(name.path()));
    changes.forEach(
        (name, version) -> {
          if (version.isPresent() && (!known || refusal.blames(name.path()))) {
            try {
              library.failed(
                  name,
                  version.get(),
                  refusal.about(name.path()),
                  library.own(name).flatMap(OwnFile::active));
            } catch (IOException unwritable) {
              refusal.addSuppressed(unwritable);
            }
          }
        });
  }
}
