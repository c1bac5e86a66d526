package org.ticconnect.web;

import io.vertx.ext.web.Router;

/** Something that answers requests beside the routes. */
@FunctionalInterface
public interface Door {
  /** Registers what it answers. */
  void register(Router router);
}
