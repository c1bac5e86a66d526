package org.ticconnect.admin.inspect;

import org.ticconnect.admin.file.Answer;
import org.ticconnect.admin.file.Asked;
import org.ticconnect.meter.Quantities;

/** Decodes the capture that is sent along. */
final class ReplayDoor {
  private static final int LARGEST = 1024 * 1024;

  private final Quantities quantities;

  ReplayDoor(Quantities quantities) {
    this.quantities = quantities;
  }

  Answer answer(Asked asked) {
    asked
        .word("mode")
        .filter(mode -> !mode.equals("standard"))
        .ifPresent(
            mode -> {
              throw new IllegalArgumentException(
                  "'mode' must be standard or left out; historique mode is recognised and told");
            });
    byte[] recording = asked.body();
    if (recording.length == 0) {
      throw new IllegalArgumentException(
          "nothing was sent: send a capture, as GET /api/capture gives it, with Content-Type:"
              + " application/octet-stream");
    }
    if (recording.length > LARGEST) {
      throw new IllegalArgumentException("the capture is larger than 1 MiB: send a part of it");
    }
    return Answer.of(new Replay(quantities).of(recording));
  }
}
