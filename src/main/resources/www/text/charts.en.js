export default {
  "charts.power": "Power", "charts.active.title": "Active power", "charts.energy": "Energy", "charts.voltage": "Voltage", "charts.current": "Current", "charts.period": "Period",
  "charts.hour": "Hour", "charts.day": "Day", "charts.month": "Month", "charts.year": "Year", "charts.previous": "Earlier", "charts.next": "Later", "charts.now": "Now", "charts.last.hour": "The last hour",
  "charts.drawn": "Drawn", "charts.fed": "Fed in", "charts.curve": "Mean told by the meter", "charts.curve.fed": "Mean fed in, told by the meter", "charts.active": "Estimated", "charts.phase": "Phase {0}", "charts.index": "Index {0}",
  "charts.table": "As a table", "charts.table.below": "The values follow as a table.", "charts.each": "Each row is the mean of {0} values.", "charts.when": "When", "charts.off": "This device only publishes (profile mqtt-only) and keeps no past. Full profile in the settings: charts from then on.", "charts.gap": "nothing heard", "charts.nothing": "Nothing is kept of this period.",
  "charts.mark.meter_changed": "another meter", "charts.mark.index_back": "an index went back", "charts.no.library": "The part of the page that draws did not come. Load the page again.",
  "charts.kept": "What is kept", "charts.kept.for": "Minutes are kept for {0} days, hours for {1} days, on this device only.", "charts.kept.from": "There are values from {0} to {1}, {2} MB.", "charts.kept.nothing": "Nothing is kept yet.",
  "charts.export": "{0} of this period", "charts.purge": "Forget all", "charts.purge.why": "All kept values are deleted, of all meters and for good. What the meter's own indexes say is not touched.", "charts.purged": "All is forgotten.", "charts.setting": "Change how long values are kept",
};
