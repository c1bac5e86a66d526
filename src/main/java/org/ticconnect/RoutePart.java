package org.ticconnect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Part;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.owner.run.OwnerRoutes;

/** The owner's routes. */
final class RoutePart implements Part {
  private static final Logger LOG = LoggerFactory.getLogger(RoutePart.class);

  private final OwnerRoutes routes;
  private final Predicate<String> shipped;
  private final BiFunction<String, String, List<Mistake>> trial;
  private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
  private volatile Map<String, String> served = Map.of();

  /**
   * @param shipped whether a file of this whole name is shipped
   * @param trial what is wrong with a file and its text when its routes are made
   */
  RoutePart(
      OwnerRoutes routes,
      Predicate<String> shipped,
      BiFunction<String, String, List<Mistake>> trial) {
    this.routes = routes;
    this.shipped = shipped;
    this.trial = trial;
  }

  /** A file was stopped by its guard. */
  void stopped(String file, String reason) {
    troubles.add(new Trouble(FileName.ofPath(file), reason));
  }

  @Override
  public List<Mistake> mistakes(Map<String, String> own) {
    List<Mistake> mistakes = new ArrayList<>();
    own.forEach(
        (file, text) -> {
          if (shipped.test(file)) {
            mistakes.add(
                new Mistake(
                    file,
                    0,
                    "",
                    "is a route file of the device itself, without which nothing is read: give"
                        + " yours another name"));
          } else if (!text.equals(served.get(file))) {
            mistakes.addAll(trial.apply(file, text));
          }
        });
    return mistakes;
  }

  @Override
  public void serve(Map<String, String> own) throws MappingException {
    routes.serve(own);
    served = Map.copyOf(own);
  }

  /**
   * Serves each file that can be served, at the start of the device.
   *
   * @return why the others cannot, by file
   */
  Map<FileName, String> begin(Map<String, String> own) {
    if (mistakes(own).isEmpty()) {
      try {
        serve(own);
        return Map.of();
      } catch (MappingException wrong) {
        LOG.debug("Not all own routes can be served together", wrong);
      }
    }
    return oneByOne(own);
  }

  private Map<FileName, String> oneByOne(Map<String, String> own) {
    Map<String, String> good = new TreeMap<>();
    Map<FileName, String> refused = new TreeMap<>();
    own.forEach(
        (file, text) -> {
          try {
            Map<String, String> more = new TreeMap<>(good);
            more.put(file, text);
            List<Mistake> mistakes = mistakes(Map.of(file, text));
            if (!mistakes.isEmpty()) {
              throw new MappingException(mistakes);
            }
            serve(more);
            good.put(file, text);
          } catch (MappingException wrong) {
            FileName.ofPath(file).ifPresent(name -> refused.put(name, wrong.about(file)));
          }
        });
    return refused;
  }

  @Override
  public List<Trouble> troubles() {
    List<Trouble> told = new ArrayList<>();
    for (Trouble next = troubles.poll(); next != null; next = troubles.poll()) {
      told.add(next);
    }
    // A file that was started again meanwhile is another one.
    told.removeIf(one -> one.file().filter(name -> routes.runs(name.path())).isPresent());
    return told;
  }
}
