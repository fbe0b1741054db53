/// Writes the rows of a company's deals and history tables.
struct TableEncoder {
  private let company: Company
  private let numberPrefix: [UInt8]
  private let nameSeparator: [UInt8]
  private let timeSeparator: UInt8
  /// The dates of the sample span as they are written: looked up, because nearly every field is one.
  private let dates: [[UInt8]]

  /// Prepares writing a company's tables.
  init(company: Company) {
    self.company = company
    numberPrefix = Array(company.style.numberPrefix.utf8)
    nameSeparator = Array(company.style.nameSeparator.utf8)
    timeSeparator = UInt8(ascii: company.style.slashedDates ? " " : "T")
    dates = (0...SampleSpan.lastExpectedDay).map { day in
      let date = SampleSpan.date(day: day)
      if company.style.slashedDates {
        return Array("\(date.year)/\(date.month)/\(date.day)".utf8)
      }
      let month = (date.month < 10 ? "0" : "") + "\(date.month)"
      return Array("\(date.year)-\(month)-\(date.day < 10 ? "0" : "")\(date.day)".utf8)
    }
  }

  /// Writes the heading of the deals table.
  func writeDealHeading(to writer: inout ByteWriter) throws {
    writer.text(company.columns.map(\.heading).joined(separator: ","))
    try writer.endRow()
  }

  /// Writes the row of a deal.
  func write(_ deal: Deal, to writer: inout ByteWriter) throws {
    var isFirst = true
    for column in company.columns {
      if !isFirst {
        writer.comma()
      }
      isFirst = false
      write(column.content, of: deal, to: &writer)
    }
    try writer.endRow()
  }

  /// Writes the heading of the history table.
  func writeHistoryHeading(to writer: inout ByteWriter) throws {
    writer.text(company.historyHeadings)
    try writer.endRow()
  }

  /// Writes the row of a stage change.
  func write(_ change: StageChange, of number: Int, process: Int, to writer: inout ByteWriter) throws {
    writeNumber(number, to: &writer)
    writer.comma()
    if change.from != SalesProcess.noStage {
      writer.bytes(company.processes[process].names[Int(change.from)].field)
    }
    writer.comma()
    writer.bytes(company.processes[process].names[Int(change.to)].field)
    writer.comma()
    let day = change.time / SampleSpan.secondsPerDay
    let second = change.time - day * SampleSpan.secondsPerDay
    writer.bytes(dates[day])
    writer.byte(timeSeparator)
    writer.number(second / 3_600, width: 2)
    writer.byte(UInt8(ascii: ":"))
    writer.number(second / 60 % 60, width: 2)
    writer.byte(UInt8(ascii: ":"))
    writer.number(second % 60, width: 2)
    try writer.endRow()
  }

  private func write(_ content: DealColumn.Content, of deal: Deal, to writer: inout ByteWriter) {
    let account = company.accounts[deal.account]
    let process = company.processes[deal.process]
    switch content {
    case .number: writeNumber(deal.number, to: &writer)
    case .name: writer.joined(account.shortName, nameSeparator, company.projects[deal.project])
    case .account: writer.bytes(account.name.field)
    case .owner: writer.bytes(company.sellers[deal.seller].name.field)
    case .team: writer.bytes(company.teams[company.sellers[deal.seller].team].field)
    case .region: writer.bytes(company.regions[account.region].name.field)
    case .source: write(deal.source.map { company.sources[$0].name }, to: &writer)
    case .product: writer.bytes(company.products[deal.product].name.field)
    case .process: writer.bytes(process.name.field)
    case .stage: writer.bytes(process.names[Int(deal.stage)].field)
    case .amount: writeAmount(deal.amount, to: &writer)
    case .currency: write(deal.amount.map { _ in account.currency }, to: &writer)
    case .created: writer.bytes(dates[deal.created / SampleSpan.secondsPerDay])
    case .expectedClose: writeDate(deal.expectedDay, to: &writer)
    case .closed: writeDate(deal.closedDay, to: &writer)
    case .reason:
      let reasons = deal.stage == process.void ? company.voidReasons : company.lossReasons
      write(deal.reason.map { reasons[$0] }, to: &writer)
    case .competitor: write(deal.competitor.map { company.competitors[$0] }, to: &writer)
    case .nextStep: write(deal.nextStep.map { company.nextSteps[$0] }, to: &writer)
    }
  }

  private func writeNumber(_ number: Int, to writer: inout ByteWriter) {
    writer.bytes(numberPrefix)
    writer.number(number, width: company.style.numberWidth)
  }

  private func write(_ term: Term?, to writer: inout ByteWriter) {
    if let term {
      writer.bytes(term.field)
    }
  }

  private func writeDate(_ day: Int?, to writer: inout ByteWriter) {
    if let day {
      writer.bytes(dates[day])
    }
  }

  private func writeAmount(_ amount: Int?, to writer: inout ByteWriter) {
    guard let amount else { return }
    let whole = amount / 100
    let isGrouped = company.style.groupedAmounts && whole >= 1_000
    if isGrouped {
      writer.byte(UInt8(ascii: "\""))
      writeGrouped(whole, to: &writer)
    } else {
      writer.number(whole)
    }
    writer.byte(UInt8(ascii: "."))
    writer.number(amount % 100, width: 2)
    if isGrouped {
      writer.byte(UInt8(ascii: "\""))
    }
  }

  private func writeGrouped(_ whole: Int, to writer: inout ByteWriter) {
    if whole < 1_000 {
      writer.number(whole)
    } else {
      writeGrouped(whole / 1_000, to: &writer)
      writer.comma()
      writer.number(whole % 1_000, width: 3)
    }
  }
}
