import DealImport
import DealModel
import DelimitedText

// Measures the loops that every row goes through, each by itself, and prints one table row for each; see
// Tests/Benchmark/README.md. Memory is warm and the data are small: these are the limits of the code, not of the machine.

/// Text, numbers and keys like those of an export, the same in every run.
var random = SplitMix64(seed: 20_260_701)

/// The rows of a history, as many as make about a mebibyte.
let history = Sample.history(rows: 20_000, &random)
let deals = Sample.deals(rows: 5_000, &random)

for (name, table) in [("records of a history", history), ("records of deals, quotes and other scripts", deals)] {
  measure("scanner: \(name)", perRun: table.count, .bytes) {
    table.withUnsafeBytes { bytes in
      var scanner = RecordScanner(bytes: bytes, dialect: .comma)
      var record = RecordFields()
      var fields = 0
      while scanner.next(&record) { fields += record.count }
      return fields
    }
  }
  measure("UTF-8: \(name)", perRun: table.count, .bytes) {
    table.withUnsafeBytes { UTF8Check.firstInvalid(in: $0) ?? 0 }
  }
}

measureEncodings(history: history)

let times = Sample.times(count: 10_000, &random)
measure("times: 2025-06-30T09:30:00", perRun: times.count, .items) { ValueReading.times(in: times) }
let dates = times.map { Array($0.prefix(10)) }
measure("dates: 2025-06-30", perRun: dates.count, .items) { ValueReading.times(in: dates) }
let otherDates = dates.map { $0.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "/") : $0 } }
measure("dates: 2025/06/30", perRun: otherDates.count, .items) { ValueReading.times(in: otherDates) }
let amounts = Sample.amounts(count: 10_000, &random)
measure("amounts: 12345.67", perRun: amounts.count, .items) { ValueReading.amounts(in: amounts) }
let names = Sample.names(count: 10_000, of: 200, &random)
measure("interning: 200 names", perRun: names.count, .items) { ValueReading.names(in: names) }

for count in [10_000, 1_000_000] {
  let ids = Sample.ids(count: count)
  measure("numbering ids: \(count)", perRun: count, .items) {
    var index = KeyIndex(capacity: count)
    var numbers: [UInt32] = []
    for batch in ids { index.number(batch, into: &numbers) }
    return index.count
  }
  var index = KeyIndex(capacity: count)
  var numbers: [UInt32] = []
  for batch in ids { index.number(batch, into: &numbers) }
  let wanted = Sample.shuffled(ids: count, &random)
  measure("looking ids up: \(count), in any order", perRun: count, .items) {
    var found = 0
    for batch in wanted {
      index.find(batch, into: &numbers)
      found += numbers.count
    }
    return found
  }
}

let changes = Sample.changes(deals: 100_000, perDeal: 4, &random)
measure("gathering stage changes of 100000 deals", perRun: changes.rows.count, .items) {
  var builder = StageChangesBuilder(capacity: changes.rows.count)
  let unknown = builder.append(changes.changes, of: changes.rows)
  return builder.part(dealCount: 100_000).count + unknown
}
var builder = StageChangesBuilder()
_ = builder.append(changes.changes, of: changes.rows)
var store = StageChanges()
store.append(builder.part(dealCount: 100_000), names: Array(0..<8))
let process = Column<UInt16>(usual: 0, count: 100_000)
measure("grouping stage changes by deal", perRun: changes.rows.count, .items) {
  var run = RunOfChanges()
  var count = 0
  for number in 0..<StageChanges.runs(of: 100_000) {
    store.load(run: number, rows: 100_000, process: process, into: &run)
    count += run.rows.count
  }
  return count
}
