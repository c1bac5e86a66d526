package org.ticconnect.files;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All files of the owner at one moment; immutable. */
record Shelf(Map<FileName, OwnFile> files) {
  static final Shelf EMPTY = new Shelf(Map.of());

  Shelf {
    files = Map.copyOf(files);
  }

  Optional<OwnFile> file(FileName name) {
    return Optional.ofNullable(files.get(name));
  }

  Shelf with(OwnFile file) {
    Map<FileName, OwnFile> all = new TreeMap<>(files);
    all.put(file.name(), file);
    return new Shelf(all);
  }

  Shelf without(FileName name) {
    Map<FileName, OwnFile> all = new TreeMap<>(files);
    all.remove(name);
    return new Shelf(all);
  }

  Set<String> hashes() {
    return files.values().stream()
        .flatMap(file -> file.versions().stream())
        .map(Version::hash)
        .collect(Collectors.toSet());
  }
}
