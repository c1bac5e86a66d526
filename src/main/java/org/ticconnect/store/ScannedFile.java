package org.ticconnect.store;

import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;

/** The file of the store, with some of its decisions changed. */
final class ScannedFile extends SingleFileStore {

  private static final int SPARSE_PERCENT = 75;

  private final long newest;
  private boolean scanning = true;

  /**
   * Creates one that is not open yet.
   *
   * @param settings as the store knows them
   * @param newest commits newer than this are passed over when it is opened
   */
  ScannedFile(Map<String, Object> settings, long newest) {
    super(settings);
    this.newest = newest;
  }

  @Override
  protected SFChunk createChunk(Map<String, String> map) {
    if (scanning && DataUtils.readHexLong(map, "version", 0) > newest) {
      throw new IllegalStateException("Newer than wanted");
    }
    return super.createChunk(map);
  }

  /**
   * Looks at the whole file for the newest state.
   *
   * <p>The header can reach the disk before the chunk it points to. The quick way then takes any
   * older state that is complete, which need not be the last one that was synced.
   */
  @Override
  protected void readStoreHeader(boolean recoveryMode) {
    super.readStoreHeader(true);
    scanning = false;
  }

  /**
   * Moves only what lies in thinly filled chunks.
   *
   * <p>Left alone, old chunks are preferred even when they are full, which for entries that are
   * written once and dropped in order means copying them round and round.
   */
  @Override
  protected boolean rewriteChunks(int writeLimit, int targetFillRate) {
    return super.rewriteChunks(writeLimit, Math.min(targetFillRate, SPARSE_PERCENT));
  }
}
