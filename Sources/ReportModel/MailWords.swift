/// Words that only a mail puts around figures.
public struct MailWords: Sendable {
  private let texts: Texts

  /// Words in the language of a format.
  public init(format: NumberFormat) { texts = Texts(format: format) }

  /// What the mail is about: a company, which may be empty, a report and a period, which may be empty too.
  public func subject(company: String, title: String, period: String) -> String {
    let report = period.isEmpty ? title : texts[.mailTitleOfPeriod, title, period]
    return company.isEmpty ? report : texts[.ofPipeline, company, report]
  }

  /// A figure in a sentence: "Won amount 1,200 EUR (+3.0 %)".
  public func figure(_ label: String, value: String, currency: String, change: String?) -> String {
    let amount = currency.isEmpty ? value : value + " " + currency
    return change.map { texts[.mailFigureWithChange, label, amount, $0] } ?? texts[.mailFigure, label, amount]
  }

  /// How many deals are at risk, and their amount.
  public func atRisk(deals: String, amount: String, currency: String) -> String {
    texts[.mailAtRisk, deals, currency.isEmpty ? amount : amount + " " + currency]
  }

  /// That no deal is at risk.
  public var noRisk: String { texts[.mailNoRisk] }

  /// Where a deal is and for how long.
  public func stay(stage: String, days: String) -> String { texts[.mailStay, stage, days] }

  /// What joins the parts of a line.
  public var separator: String { " · " }

  /// How many stages are not shown.
  public func moreStages(_ count: Int) -> String { texts[.mailMoreStages, texts.count(count)] }

  /// How many processes are not shown.
  public func morePipelines(_ count: Int) -> String { texts[.mailMorePipelines, texts.count(count)] }

  /// How many deals are not shown.
  public func moreDeals(_ count: Int) -> String { texts[.mailMoreDeals, texts.count(count)] }

  /// How many quotas are not shown.
  public func moreQuotas(_ count: Int) -> String { texts[.mailMoreQuotas, texts.count(count)] }

  /// How many sentences are not shown.
  public func moreNotes(_ count: Int) -> String { texts[.mailMoreNotes, texts.count(count)] }

  /// How many assumptions there are, and under which title.
  public func assumptions(_ count: Int, section: String) -> String {
    texts[.mailAssumptions, texts.count(count), section]
  }

  /// That the full report is in an attached file.
  public func attached(_ name: String) -> String { texts[.mailAttached, name] }
}
