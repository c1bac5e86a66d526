package org.ticconnect.admin.update;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.ticconnect.update.Refusal;
import org.ticconnect.update.Updates;
import org.ticconnect.update.Verdict;
import org.ticconnect.web.ReadDoor.Told;
import org.ticconnect.web.UploadDoor;
import org.ticconnect.words.French;

/** Takes a package that is uploaded, when it is a good one. */
final class PackageTaker implements UploadDoor.Taker {
  private static final int DONE = 200;
  private static final int REFUSED = 400;
  private static final int NO_ROOM = 507;

  private final Updates updates;

  PackageTaker(Updates updates) {
    this.updates = updates;
  }

  @Override
  public Begun begin(long bytes) throws IOException {
    Optional<Told> not = UpdateDoors.hindered(updates, updates.hindrance());
    if (not.isPresent()) {
      return new Begun.Refused(not.get());
    }
    Optional<Path> file = updates.incoming().begin(bytes);
    return file.isPresent()
        ? new Begun.At(file.get())
        : new Begun.Refused(told(NO_ROOM, Refusal.NO_ROOM));
  }

  private static Told told(int status, Refusal why) {
    return Told.json(status, French.error(why.sentence()));
  }

  @Override
  public Told end() throws IOException {
    Verdict verdict = updates.incoming().take();
    if (verdict instanceof Verdict.Refused refused) {
      return told(REFUSED, refused.why());
    }
    return updates
        .incoming()
        .present()
        .map(uploaded -> Told.json(DONE, UpdateDoors.told(uploaded)))
        .orElseGet(() -> told(REFUSED, Refusal.CHANGED));
  }

  @Override
  public void broken() throws IOException {
    updates.incoming().drop();
  }
}
