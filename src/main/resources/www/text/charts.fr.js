export default {
  "charts.power": "Puissance", "charts.active.title": "Puissance active", "charts.energy": "Énergie", "charts.voltage": "Tension", "charts.current": "Courant", "charts.period": "Période",
  "charts.hour": "Heure", "charts.day": "Jour", "charts.month": "Mois", "charts.year": "Année", "charts.previous": "Plus tôt", "charts.next": "Plus tard", "charts.now": "Maintenant", "charts.last.hour": "La dernière heure",
  "charts.drawn": "Soutiré", "charts.fed": "Injecté", "charts.curve": "Moyenne dite par le compteur", "charts.curve.fed": "Injection moyenne dite par le compteur", "charts.active": "Estimée", "charts.phase": "Phase {0}", "charts.index": "Index {0}",
  "charts.table": "En tableau", "charts.table.below": "Les valeurs suivent en tableau.", "charts.each": "Chaque ligne est la moyenne de {0} valeurs.", "charts.when": "Quand", "charts.gap": "rien entendu", "charts.nothing": "Rien n’est conservé pour cette période.",
  "charts.mark.meter_changed": "autre compteur", "charts.mark.index_back": "un index a reculé", "charts.no.library": "La partie de la page qui dessine n’est pas arrivée. Rechargez la page.",
  "charts.kept": "Ce qui est conservé", "charts.kept.for": "Les minutes sont conservées {0} jours, les heures {1} jours, sur cet appareil seulement.", "charts.kept.from": "Il y a des valeurs du {0} au {1}, {2} Mo.", "charts.kept.nothing": "Rien n’est encore conservé.",
  "charts.export": "{0} de cette période", "charts.purge": "Tout oublier", "charts.purge.why": "Toutes les valeurs conservées sont effacées, de tous les compteurs et pour toujours. Les index du compteur ne sont pas touchés.", "charts.purged": "Tout est oublié.", "charts.setting": "Changer la durée de conservation",
};
