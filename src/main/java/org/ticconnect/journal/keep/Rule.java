package org.ticconnect.journal.keep;

/** Knows one kind of thing that is worth keeping; of one source, with a memory of its own. */
interface Rule {
  void look(Look frame);
}
