package org.ticconnect;

import java.util.Optional;
import java.util.Set;
import org.ticconnect.files.Drafts;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Starts;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.settings.SettingException;

/**
 * Makes applications so that the device comes up: own settings that one cannot be made with become
 * a draft, and those before serve, or the shipped ones.
 *
 * @param keeper has them run
 */
record ApplicationMaker(Installation where, Keeper keeper) {
  /**
   * @param starts those of the data folder
   * @throws SettingException when the shipped settings are wrong
   * @throws MappingException when the shipped maps are wrong
   */
  Application make(Starts starts) throws SettingException, MappingException {
    Boot.Ready ready = ready(starts, Set.of());
    try {
      return new Application(ready, where, keeper);
    } catch (SettingException wrong) {
      if (!ready.own().containsKey(FileName.SETTINGS.path())) {
        throw wrong;
      }
      return withOthers(ready, wrong);
    }
  }

  private Application withOthers(Boot.Ready ready, SettingException wrong)
      throws SettingException, MappingException {
    Drafts drafts = new Drafts(ready.library());
    Optional<Integer> before = SettingsBefore.of(ready.library(), ready.starts());
    drafts.draft(FileName.SETTINGS, wrong.getMessage(), before);
    if (before.isPresent()) {
      try {
        return new Application(ready(ready.starts(), Set.of()), where, keeper);
      } catch (SettingException both) {
        drafts.draft(FileName.SETTINGS, both.getMessage());
      }
    }
    return new Application(ready(ready.starts(), Set.of(FileName.SETTINGS)), where, keeper);
  }

  private Boot.Ready ready(Starts starts, Set<FileName> leftOut)
      throws SettingException, MappingException {
    return Boot.of(where.home(), where.data(), where.given(), starts, leftOut);
  }
}
