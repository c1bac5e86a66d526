package org.ticconnect.files;

/** Somebody else has saved the file meanwhile, or it is not said which state was edited. */
public final class EditConflictException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean unsaid;

  EditConflictException(String message, boolean unsaid) {
    super(message);
    this.unsaid = unsaid;
  }

  /** Whether it was not said which state was edited. */
  public boolean unsaid() {
    return unsaid;
  }
}
