package org.ticconnect.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of the owner with its history.
 *
 * @param name what it is called
 * @param versions oldest first, at least one
 * @param active number of the one that runs; empty when the file is a draft only
 * @param before number of the one that ran before; empty when none did
 */
public record OwnFile(
    FileName name, List<Version> versions, Optional<Integer> active, Optional<Integer> before) {
  /** So many are kept, and besides the one that runs and the one that ran before. */
  static final int MOST_VERSIONS = 20;

  public OwnFile {
    versions = List.copyOf(versions);
  }

  /** The last one that was saved. */
  public Version newest() {
    return versions.get(versions.size() - 1);
  }

  /** Why the newest one does not run; empty when it does, or when nobody tried. */
  public Optional<String> refusal() {
    return active.equals(Optional.of(newest().number())) ? Optional.empty() : newest().error();
  }

  /** Empty when it was never there or is kept no more. */
  public Optional<Version> version(int number) {
    return versions.stream().filter(version -> version.number() == number).findFirst();
  }

  /** The one that runs; empty when none does. */
  public Optional<Version> running() {
    return active.flatMap(this::version);
  }

  OwnFile with(Version fresh) {
    List<Version> all = new ArrayList<>(versions);
    all.add(fresh);
    for (int i = 0; all.size() > MOST_VERSIONS; ) {
      Optional<Integer> number = Optional.of(all.get(i).number());
      if (number.equals(active) || number.equals(before)) {
        i++;
      } else {
        all.remove(i);
      }
    }
    return new OwnFile(name, all, active, before);
  }

  OwnFile running(Optional<Integer> number) {
    return new OwnFile(name, versions, number, number.equals(active) ? before : active);
  }

  OwnFile replacing(Version changed) {
    return new OwnFile(
        name,
        versions.stream()
            .map(version -> version.number() == changed.number() ? changed : version)
            .toList(),
        active,
        before);
  }
}
