package org.ticconnect.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;

/** What all parts serve together. Used by one thread at a time. */
final class Serving {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

  private final List<Part> parts;
  private Map<String, String> served = Map.of();

  /**
   * @param parts in the order in which they are to take over
   */
  Serving(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Texts of the owner's files by whole name. */
  Map<String, String> served() {
    return served;
  }

  /** Says what is served already, or no more. */
  void serves(Map<String, String> own) {
    served = Map.copyOf(own);
  }

  List<Mistake> mistakes(Map<String, String> own) {
    List<Mistake> mistakes = new ArrayList<>();
    parts.forEach(part -> mistakes.addAll(part.mistakes(own)));
    return mistakes.stream().distinct().toList();
  }

  /**
   * Has all parts serve these files, or none.
   *
   * @throws MappingException when one cannot; all serve what they did before then
   */
  void serve(Map<String, String> own) throws MappingException {
    try {
      for (Part part : parts) {
        part.serve(own);
      }
    } catch (MappingException refused) {
      serveAgain();
      throw refused;
    } catch (RuntimeException unforeseen) {
      LOG.warn("Own files cannot be served", unforeseen);
      serveAgain();
      throw new MappingException(
          List.of(new Mistake("own files", 0, "", "cannot be served: " + unforeseen)));
    }
    served = Map.copyOf(own);
  }

  private void serveAgain() {
    for (Part part : parts) {
      try {
        part.serve(served);
      } catch (MappingException | RuntimeException unforeseen) {
        LOG.error("What served before does not any more: {}", unforeseen.toString());
      }
    }
  }

  List<Part.Trouble> troubles() {
    List<Part.Trouble> troubles = new ArrayList<>();
    parts.forEach(part -> troubles.addAll(part.troubles()));
    return troubles;
  }
}
