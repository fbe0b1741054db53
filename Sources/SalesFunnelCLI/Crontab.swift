/// The lines of a crontab that the manual and the README show.
enum Crontab {
  /// Lines with what they do.
  static let lines = [
    "MAILTO=me@example.com",
    "# On the first of each month at 06:30: the report of the month before",
    "30 6 1 * *  /usr/local/bin/salesfunnel report --config /home/me/my-sales/funnel.yaml --as-of today --out /srv/reports/sales",
  ]
}
