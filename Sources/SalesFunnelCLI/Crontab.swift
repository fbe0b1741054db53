/// The lines of a crontab that the manual and the README show.
enum Crontab {
  /// Lines with what they do.
  static let lines = [
    "MAILTO=me@example.com",
    "# On the first of each month at 06:30: the report of the month before",
    "30 6 1 * *  /usr/local/bin/salesfunnel report --config /home/me/my-sales/funnel.yaml --as-of today --out /srv/reports/sales",
    "# On Mondays at 07:00: the mail to those whom funnel.yaml names; cron tells as well if the quota is out of reach",
    "0 7 * * 1   /usr/local/bin/salesfunnel email --config /home/me/my-sales/funnel.yaml --as-of today --send --fail-on quota=90\\%",
  ]
}
