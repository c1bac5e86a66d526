export default {
  "lo.level": "Level", "lo.level.ERROR": "Errors only", "lo.level.WARN": "Warnings and worse", "lo.level.INFO": "Information and worse", "lo.level.DEBUG": "Details and worse", "lo.all": "Everything",
  "lo.pause": "Pause", "lo.go": "Go on", "lo.count": "{0} of {1} lines; the last 1,000 are shown, without secrets and identifiers", "lo.missed": "{0} new while paused",
};
