import Foundation

/// Writes the files that do not depend on a company's deals.
struct CompanyFiles {
  private static let closedKinds = [("won", "100%"), ("lost", "0%"), ("void", "0%")]
  /// Quotas are set for the months of two years from the start of the sample span.
  private static let quotaMonths = 24
  private static let growthOfSecondYear = 110

  /// The company.
  let company: Company
  /// Where its files go.
  let directory: URL

  /// Writes the configuration file.
  func writeConfiguration() throws {
    var writer = try ByteWriter(directory: directory, name: "funnel.yaml")
    writer.text(company.configuration)
    try writer.endRow()
    try writer.close()
  }

  /// Writes the table of stages; it has a column for the process where there are several.
  func writeStages() throws {
    var writer = try ByteWriter(directory: directory, name: "stages.csv")
    let hasProcesses = company.processes.count > 1
    writer.text(hasProcesses ? "stage,pipeline,kind,probability,standard_days" : "stage,kind,probability,standard_days")
    try writer.endRow()
    for process in company.processes {
      let name = hasProcesses ? process.name.field + [UInt8(ascii: ",")] : []
      for stage in process.stages {
        writer.bytes(stage.name.field)
        writer.comma()
        writer.bytes(name)
        writer.text("open,\(stage.probability)%,\(stage.standardDays)")
        try writer.endRow()
      }
      for (closedName, (kind, probability)) in zip(process.closedNames, Self.closedKinds) {
        writer.bytes(closedName.field)
        writer.comma()
        writer.bytes(name)
        writer.text("\(kind),\(probability),")
        try writer.endRow()
      }
    }
    try writer.close()
  }

  /// Writes the monthly quotas of the sellers.
  func writeQuotas() throws {
    var writer = try ByteWriter(directory: directory, name: "quotas.csv")
    writer.text(company.quotaHeadings)
    try writer.endRow()
    for month in 0..<Self.quotaMonths {
      let year = SampleSpan.firstDate.year + month / 12
      for seller in company.sellers {
        writer.number(year)
        writer.byte(UInt8(ascii: "-"))
        writer.number(month % 12 + 1, width: 2)
        writer.comma()
        writer.bytes(seller.name.field)
        writer.comma()
        writer.number(seller.monthlyQuota * (month < 12 ? 100 : Self.growthOfSecondYear) / 100)
        try writer.endRow()
      }
    }
    try writer.close()
  }
}
