package org.ticconnect.owner.check;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.mapping.YamlFile;

/** Checks an owner's route file before anything of it runs. */
public final class RouteCheck {
  private static final Logger LOG = LoggerFactory.getLogger(RouteCheck.class);

  private final EndpointRules endpoints;
  private final Set<String> quantities;

  /**
   * @param rules where routes may send to
   * @param quantityNames all quantities that routes may name
   * @param sourceNames all sources that routes may name
   */
  public RouteCheck(OwnerRules rules, Set<String> quantityNames, Set<String> sourceNames) {
    quantities = Set.copyOf(quantityNames);
    endpoints = new EndpointRules(rules, quantityNames, sourceNames);
  }

  /**
   * Never throws, whatever the file holds.
   *
   * @param file how the owner calls it
   * @param text all of it
   * @return what is wrong, in the order of the file, at most 50; empty when the file may run
   */
  public List<Mistake> check(String file, String text) {
    try {
      return checked(YamlFile.ofStranger(text, file));
    } catch (MappingException unreadable) {
      return unreadable.mistakes();
    } catch (RuntimeException | StackOverflowError unexpected) {
      LOG.warn("The check of {} failed", Shown.plain(file), unexpected);
      return List.of(
          new Mistake(file, 0, "", "cannot be checked: " + unexpected.getClass().getSimpleName()));
    }
  }

  private List<Mistake> checked(YamlFile file) {
    Found found = new Found(file);
    Place root = new Place(file.tree(), "", found);
    AnyText.check(root);
    new RouteRules(endpoints, new HeaderNames(quantities)).check(root);
    List<Mistake> mistakes = found.mistakes();
    return mistakes.isEmpty() ? RouteSchema.mistakes(file) : mistakes;
  }
}
