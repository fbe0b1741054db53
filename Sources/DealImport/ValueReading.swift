import DealModel

/// The reading of values, as the micro benchmarks measure it: whole columns at a time, for a call across targets would
/// cost more than a value.
package enum ValueReading {
  /// Reads times; returns something that depends on all of them.
  package static func times(in texts: [[UInt8]]) -> Int {
    let months = MonthTable.shared
    return texts.reduce(0) { sum, text in
      text.withUnsafeBytes { bytes in
        sum &+ Int(truncatingIfNeeded: TimeText.plain(bytes, months) ?? TimeText.parse(bytes)?.time ?? 0)
      }
    }
  }

  /// Reads amounts; returns something that depends on all of them.
  package static func amounts(in texts: [[UInt8]]) -> Int {
    texts.reduce(0) { sum, text in
      text.withUnsafeBytes { bytes in
        sum &+ Int(NumberText.plainAmount(bytes) ?? NumberText.scaled(bytes, decimals: 4) ?? 0)
      }
    }
  }

  /// Numbers the names in fields of a table; returns something that depends on all of them.
  package static func names(in table: (bytes: [UInt8], fields: [Range<Int>], count: Int)) -> Int {
    guard let zone = ReportTimeZone(name: "UTC") else { return 0 }
    var names = NameNumbers()
    var fields = FieldReader(zone: zone)
    return table.bytes.withUnsafeBytes { bytes in
      table.fields.reduce(0) { $0 &+ Int(names.number(bytes, $1, file: 0, &fields)) }
    }
  }
}
