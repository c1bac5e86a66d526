package org.ticconnect;

import java.util.List;
import java.util.Map;
import org.ticconnect.files.Part;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.modbus.ReloadMaps;

/** The owner's register maps and table of units. */
record RegisterPart(ReloadMaps maps) implements Part {
  @Override
  public List<Mistake> mistakes(Map<String, String> own) {
    return maps.check(own);
  }

  @Override
  public void serve(Map<String, String> own) throws MappingException {
    maps.serve(own);
  }

  @Override
  public List<Trouble> troubles() {
    return List.of();
  }
}
