export default {
  "lo.level": "Niveau", "lo.level.ERROR": "Erreurs seulement", "lo.level.WARN": "Avertissements et pire", "lo.level.INFO": "Informations et pire", "lo.level.DEBUG": "Détails et pire", "lo.all": "Tout",
  "lo.pause": "Pause", "lo.go": "Reprendre", "lo.count": "{0} lignes sur {1} ; les 1 000 dernières sont montrées, sans secrets ni identifiants", "lo.missed": "{0} nouvelles pendant la pause",
};
