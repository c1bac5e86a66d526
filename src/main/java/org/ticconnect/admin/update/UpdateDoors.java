package org.ticconnect.admin.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.update.SignedPackage;
import org.ticconnect.update.UpdateState;
import org.ticconnect.update.Updates;
import org.ticconnect.update.Uploaded;
import org.ticconnect.web.ActDoor;
import org.ticconnect.web.Door;
import org.ticconnect.web.ReadDoor;
import org.ticconnect.web.ReadDoor.Told;
import org.ticconnect.web.UploadDoor;
import org.ticconnect.words.French;

/** Shows how an update is, takes a package, and has it installed or the previous one again. */
public final class UpdateDoors {
  private static final String PACKAGE = "/api/update/package";
  private static final int DONE = 200;
  private static final int ACCEPTED = 202;
  private static final int CONFLICT = 409;

  private final Updates updates;

  public UpdateDoors(Updates updates) {
    this.updates = updates;
  }

  /** Those of {@code /api/update}. */
  public List<Door> all() {
    return List.of(
        ReadDoor.of("/api/update", () -> Told.json(DONE, report())),
        new UploadDoor(PACKAGE, SignedPackage.LARGEST, new PackageTaker(updates)),
        ActDoor.delete(PACKAGE, this::remove),
        ActDoor.post("/api/update/install", this::install),
        ActDoor.post("/api/update/return", this::goBack));
  }

  private Map<String, Object> report() {
    Optional<String> hindrance = updates.hindrance();
    UpdateState state = updates.state();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", updates.version());
    json.put("installable", hindrance.isEmpty());
    json.put("reason", hindrance.orElse(null));
    json.put("reason_fr", hindrance.map(French::of).orElse(null));
    json.put("keys", updates.keys());
    json.put("previous", updates.previous().map(one -> Map.of("version", one)).orElse(null));
    json.put("uploaded", updates.incoming().present().map(UpdateDoors::told).orElse(null));
    json.put("state", state.phase().word());
    json.put("message", state.message().orElse(null));
    json.put("message_fr", state.message().map(French::of).orElse(null));
    json.put("at", state.at().map(String::valueOf).orElse(null));
    return json;
  }

  static Map<String, Object> told(Uploaded uploaded) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", uploaded.version());
    json.put("bytes", uploaded.bytes());
    json.put("sha256", uploaded.sha256());
    json.put("signed_by", uploaded.signedBy());
    return json;
  }

  private Told remove() {
    if (updates.state().underWay()) {
      return underWay();
    }
    try {
      updates.incoming().remove();
      return Told.json(DONE, Map.of());
    } catch (IOException stubborn) {
      throw new UncheckedIOException(stubborn);
    }
  }

  private Told install() {
    Optional<Told> not = hindered(updates, updates.hindrance());
    if (not.isPresent()) {
      return not.get();
    }
    Optional<Uploaded> uploaded = updates.incoming().present();
    if (uploaded.isEmpty()) {
      return refused("no package waits to be installed: upload one first");
    }
    try {
      updates.install(uploaded.get());
      return Told.json(ACCEPTED, Map.of("version", uploaded.get().version()));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private Told goBack() {
    Optional<Told> not = hindered(updates, updates.noPackage());
    if (not.isPresent()) {
      return not.get();
    }
    Optional<String> previous = updates.previous();
    if (previous.isEmpty()) {
      return refused("there is no previous version to return to");
    }
    try {
      updates.goBack(previous.get());
      return Told.json(ACCEPTED, Map.of("version", previous.get()));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Why nothing can be done just now; empty when it can. */
  static Optional<Told> hindered(Updates updates, Optional<String> hindrance) {
    return updates.state().underWay()
        ? Optional.of(underWay())
        : hindrance.map(UpdateDoors::refused);
  }

  private static Told underWay() {
    return refused("an update is under way: wait until it has ended");
  }

  private static Told refused(String sentence) {
    return Told.json(CONFLICT, French.error(sentence));
  }
}
