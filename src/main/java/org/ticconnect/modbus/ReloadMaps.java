package org.ticconnect.modbus;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.mapping.RegisterFiles;
import org.ticconnect.mapping.UnitTable;
import org.ticconnect.meter.Quantities;

/**
 * Route step: looks whether register maps or the table of units were changed, and serves what they
 * say now. No client is disconnected but those of a port that is gone. Files with a mistake change
 * nothing but what is told of them.
 */
public final class ReloadMaps implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadMaps.class);

  private final Path home;
  private final Quantities quantities;
  private final Function<UnitTable, List<Mistake>> check;
  private final Banks banks;
  private final Runnable listen;
  private volatile Map<String, String> own;
  private Object loaded;
  private Object seen;
  private volatile List<Mistake> mistakes = List.of();

  /**
   * @param home the folder that holds {@code mappings} and {@code config}
   * @param own texts of the owner's files by whole name
   * @param check tells what is wrong with a table beside the settings
   * @param listen opens and closes ports as the table says
   */
  public ReloadMaps(
      Path home,
      Quantities quantities,
      Map<String, String> own,
      Function<UnitTable, List<Mistake>> check,
      Banks banks,
      Runnable listen) {
    this.home = home;
    this.quantities = quantities;
    this.own = Map.copyOf(own);
    this.check = check;
    this.banks = banks;
    this.listen = listen;
    this.loaded = RegisterFiles.state(home);
    this.seen = loaded;
  }

  @Override
  public void process(Exchange exchange) {
    look();
  }

  private synchronized void look() {
    Object state = RegisterFiles.state(home);
    // A file that is just being written changes once more; it is read when it is at rest.
    boolean atRest = state.equals(seen);
    seen = state;
    if (atRest && !state.equals(loaded)) {
      loaded = state;
      load();
    }
  }

  private void load() {
    try {
      take(own);
      LOG.info("Register maps and units were changed and are served");
    } catch (MappingException wrong) {
      mistakes = wrong.mistakes();
      LOG.warn(
          "Register maps or units were changed, but with mistakes; the ones before are served on:\n"
              + "{}",
          wrong.getMessage());
    }
  }

  /**
   * Serves the owner's files from now on, where they are not wrong.
   *
   * @param files texts by whole name; those that are not about Modbus do not matter
   * @throws MappingException when something is wrong; then all is as before
   */
  public synchronized void serve(Map<String, String> files) throws MappingException {
    take(files);
    own = Map.copyOf(files);
  }

  /** What would be wrong with the owner's files. */
  public List<Mistake> check(Map<String, String> files) {
    try {
      read(files);
      return List.of();
    } catch (MappingException wrong) {
      return wrong.mistakes();
    }
  }

  private void take(Map<String, String> files) throws MappingException {
    RegisterFiles read = read(files);
    banks.serve(read.units(), read.maps());
    listen.run();
    mistakes = List.of();
  }

  private RegisterFiles read(Map<String, String> files) throws MappingException {
    RegisterFiles read = RegisterFiles.read(FileTree.of(home).with(files), quantities);
    List<Mistake> wrong = check.apply(read.units());
    if (!wrong.isEmpty()) {
      throw new MappingException(wrong);
    }
    return read;
  }

  /** What is wrong with the files as they are now; empty when they are served. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
