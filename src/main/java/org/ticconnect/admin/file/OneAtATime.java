package org.ticconnect.admin.file;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.ticconnect.files.BusyException;
import org.ticconnect.files.EditConflictException;
import org.ticconnect.mapping.MappingException;

/** A door for work that takes long or much memory: who comes meanwhile is asked to come again. */
public final class OneAtATime implements AnswerStep.Door {
  private final Semaphore free;
  private final AnswerStep.Door door;

  /**
   * @param free with one permit, shared by all doors of which one may be open
   */
  public OneAtATime(Semaphore free, AnswerStep.Door door) {
    this.free = free;
    this.door = door;
  }

  @Override
  public Answer answer(Asked asked) throws MappingException, EditConflictException, IOException {
    if (!free.tryAcquire()) {
      throw new BusyException(
          "another check, export or import is running: try again in some seconds");
    }
    try {
      return door.answer(asked);
    } finally {
      free.release();
    }
  }
}
