package org.ticconnect.files;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;

/** A part that is left alone while none of its own files change. */
public final class ChangedOnly implements Part {
  private final Set<FileKind> kinds;
  private final Part part;
  private Map<String, String> served;

  /**
   * @param kinds of the files that the part is about
   * @param served what it serves now, by whole name; files of other kinds do not matter
   */
  public ChangedOnly(Set<FileKind> kinds, Map<String, String> served, Part part) {
    this.kinds = Set.copyOf(kinds);
    this.part = part;
    this.served = ofPart(served);
  }

  private Map<String, String> ofPart(Map<String, String> own) {
    return own.entrySet().stream()
        .filter(
            file ->
                FileName.ofPath(file.getKey())
                    .map(FileName::kind)
                    .filter(kinds::contains)
                    .isPresent())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, TreeMap::new));
  }

  /** Says what the part serves already. */
  public synchronized void begin(Map<String, String> own) {
    served = ofPart(own);
  }

  @Override
  public List<Mistake> mistakes(Map<String, String> own) {
    Map<String, String> next = ofPart(own);
    return serves(next) ? List.of() : part.mistakes(next);
  }

  private synchronized boolean serves(Map<String, String> files) {
    return files.equals(served);
  }

  @Override
  public synchronized void serve(Map<String, String> own) throws MappingException {
    Map<String, String> next = ofPart(own);
    if (!next.equals(served)) {
      part.serve(next);
      served = next;
    }
  }

  /** What stopped by itself is not served any more: to serve it again is a change. */
  @Override
  public synchronized List<Trouble> troubles() {
    List<Trouble> troubles = part.troubles();
    troubles.stream()
        .flatMap(one -> one.file().stream())
        .forEach(name -> served.remove(name.path()));
    return troubles;
  }
}
