/** The last hour where the device has not run for an hour: what it kept by the minute, and then each frame. */

const SHORT_S = 90;

/** @returns seconds, with minutes before the first of them that tells something */
export function joined(minutes, seconds) {
  const first = seconds.times.findIndex((time, index) => seconds.series.some((one) => (one.values[index] ?? null) !== null));
  const begin = first < 0 ? Infinity : seconds.times[first];
  const before = minutes.times.filter((time) => time < begin).length;
  if (begin - minutes.times[0] < SHORT_S || before === 0) return seconds;
  const tail = first < 0 ? seconds.times.length : first;
  const names = new Set([...minutes.series, ...seconds.series].map((one) => one.name));
  const valuesOf = (past, name, from, to) => past.series.find((one) => one.name === name)?.values.slice(from, to) ?? past.times.slice(from, to).map(() => null);
  return {
    ...seconds,
    times: [...minutes.times.slice(0, before), ...seconds.times.slice(tail)],
    series: [...names].map((name) => ({
      ...(seconds.series.find((one) => one.name === name) ?? minutes.series.find((one) => one.name === name)),
      min: undefined,
      max: undefined,
      values: [...valuesOf(minutes, name, 0, before), ...valuesOf(seconds, name, tail)],
    })),
  };
}
