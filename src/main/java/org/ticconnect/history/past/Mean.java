package org.ticconnect.history.past;

/**
 * What was measured over some time.
 *
 * @param mean of it, in the unit of the gauge
 * @param least value that was told
 * @param greatest value that was told
 * @param weight how many equal times it is the mean of, at least 1
 */
record Mean(double mean, double least, double greatest, int weight) {

  static Mean of(double value) {
    return new Mean(value, value, value, 1);
  }

  Mean with(Mean other) {
    int both = weight + other.weight;
    return new Mean(
        (mean * weight + other.mean * other.weight) / both,
        Math.min(least, other.least),
        Math.max(greatest, other.greatest),
        both);
  }

  /** The same as one of equal times, however many values it is of. */
  Mean asOne() {
    return new Mean(mean, least, greatest, 1);
  }
}
