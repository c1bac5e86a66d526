package org.ticconnect.modbus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ticconnect.mapping.RegisterFiles;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.mapping.UnitTable;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.LiveValues;

/**
 * The banks that the table of units asks for. They are replaced while the program runs: a bank
 * whose map and source stay the same stays, a new one begins with all values that are known.
 */
public final class Banks {
  private record Key(RegisterMap map, String source) {}

  private record State(Map<Key, RegisterBank> banks, Bindings bindings, UnitTable table) {}

  private final Map<String, Supplier<LiveValues>> sources;
  private final String firstSource;
  private final Freshness freshness;
  private final Function<String, Figures> figures;
  private volatile State state =
      new State(Map.of(), new Bindings(List.of(), false), new UnitTable(List.of()));

  /**
   * @param sources newest values by name of the source
   * @param firstSource the one that rows without a source mean
   * @param figures by name of the source
   */
  public Banks(
      Map<String, Supplier<LiveValues>> sources,
      String firstSource,
      Freshness freshness,
      Function<String, Figures> figures) {
    this.sources = Map.copyOf(sources);
    this.firstSource = firstSource;
    this.freshness = freshness;
    this.figures = figures;
  }

  /**
   * @param table with sources and maps that there are
   * @param maps by name
   */
  public synchronized void serve(UnitTable table, Map<String, RegisterMap> maps) {
    Map<Key, RegisterBank> banks = new HashMap<>();
    List<Bindings.Row> rows = new ArrayList<>();
    for (UnitTable.Row row : table.rows()) {
      Key key = new Key(maps.get(row.map()), row.source().orElse(firstSource));
      RegisterBank bank = banks.computeIfAbsent(key, this::bank);
      OptionalInt port = row.port().map(OptionalInt::of).orElseGet(OptionalInt::empty);
      rows.add(new Bindings.Row(port, row.unit(), row.clients(), bank));
    }
    state = new State(banks, new Bindings(List.copyOf(rows), sources.size() == 1), table);
  }

  private RegisterBank bank(Key key) {
    RegisterBank known = state.banks().get(key);
    if (known != null) {
      return known;
    }
    RegisterBank bank = new RegisterBank(key.map(), freshness, figures.apply(key.source()));
    bank.fill(sources.get(key.source()).get());
    return bank;
  }

  /** Puts an update into all banks of its source; on the source's thread. */
  void update(LiveUpdate update) {
    state
        .banks()
        .forEach(
            (key, bank) -> {
              if (key.source().equals(update.values().source())) {
                bank.update(update);
              }
            });
  }

  Bindings bindings() {
    return state.bindings();
  }

  /**
   * What clients of a row of the table get that read everything.
   *
   * @param now on the monotonic clock
   * @return empty when the table has no such row any more
   */
  public Optional<BankView> view(UnitTable.Row row, long now) {
    String source = row.source().orElse(firstSource);
    return state.banks().entrySet().stream()
        .filter(
            entry ->
                entry.getKey().source().equals(source)
                    && entry.getKey().map().name().equals(row.map()))
        .findFirst()
        .map(
            entry ->
                new BankView(
                    entry.getKey().map(), sources.get(source).get(), entry.getValue().rows(now)));
  }

  /** What is served now. */
  public RegisterFiles served() {
    State now = state;
    Map<String, RegisterMap> maps = new HashMap<>();
    now.banks().keySet().forEach(key -> maps.put(key.map().name(), key.map()));
    return new RegisterFiles(maps, now.table());
  }
}
