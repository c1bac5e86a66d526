package org.ticconnect.admin.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ticconnect.files.Activation;
import org.ticconnect.files.EditConflictException;
import org.ticconnect.files.FileKind;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.files.OwnFile;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.mapping.UnitRows;
import org.ticconnect.words.French;

/** Who gets which register map, as a table. */
final class TableDoor {
  private final Library library;
  private final FileTree shipped;
  private final Activation activation;
  private final List<String> sources;
  private final int port;

  /**
   * @param shipped the files of the device
   * @param sources names of all meters
   * @param port that rows without a port mean
   */
  TableDoor(
      Library library, FileTree shipped, Activation activation, List<String> sources, int port) {
    this.library = library;
    this.shipped = shipped;
    this.activation = activation;
    this.sources = List.copyOf(sources);
    this.port = port;
  }

  /** The rows that serve, and what may be chosen in them. */
  Answer read(Asked asked) throws MappingException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rows", UnitRows.read(text()).json());
    json.put("own", library.own(FileName.UNITS).flatMap(OwnFile::active).isPresent());
    json.put("maps", shipped.with(library.running()).names(FileKind.MODBUS.folder()));
    json.put("sources", sources);
    json.put("port", port);
    Optional<String> tag = library.tag(FileName.UNITS);
    json.put("etag", tag.orElse(""));
    return Answer.of(json).tagged(tag);
  }

  private String text() {
    return library
        .own(FileName.UNITS)
        .flatMap(OwnFile::active)
        .flatMap(version -> library.text(FileName.UNITS, version))
        .or(() -> library.shipped(FileName.UNITS))
        .orElseThrow(() -> new NoSuchFileException(FileName.UNITS + ": there is no such file"));
  }

  /** Serves other rows from now on, all or none; nobody is disconnected. */
  Answer save(Asked asked) throws MappingException, EditConflictException, IOException {
    JsonNode rows = JsonBody.object(asked).path("rows");
    if (!rows.isArray()) {
      throw new IllegalArgumentException(
          "'rows' must be a list of rows such as {\"unit\":1,\"map\":\"native\"}");
    }
    UnitRows table = UnitRows.of(text(), rows);
    List<Mistake> mistakes = activation.mistakes(Map.of(FileName.UNITS.path(), table.text()));
    if (!mistakes.isEmpty()) {
      return refused(table, mistakes);
    }
    int version =
        library.save(FileName.UNITS, table.text(), asked.edited(), asked.author()).number();
    activation.activate(Map.of(FileName.UNITS, Optional.of(version)));
    return read(asked);
  }

  private static Answer refused(UnitRows table, List<Mistake> mistakes) {
    List<Mistake> here =
        mistakes.stream().filter(one -> one.file().equals(FileName.UNITS.path())).toList();
    List<Map<String, Object>> errors = new ArrayList<>();
    // Others say the same in their words, unless there are only others.
    for (Mistake mistake : here.isEmpty() ? mistakes : here) {
      Map<String, Object> error = new TreeMap<>();
      error.put("row", here.isEmpty() ? -1 : table.row(mistake));
      error.put("field", here.isEmpty() ? "" : UnitRows.field(mistake));
      error.putAll(French.error(here.isEmpty() ? mistake.toString() : mistake.problem()));
      errors.add(error);
    }
    Map<String, Object> json =
        new LinkedHashMap<>(French.error("refused, and nothing was changed"));
    json.put("errors", errors);
    return new Answer(Answer.UNPROCESSABLE, json, Optional.empty());
  }
}
