import DelimitedText

/// Scans the bytes as a table: no text may crash the scanner, and fields lie in their record, records in the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = UnsafeRawBufferPointer(start: start, count: count)
  let table = TableStart.detect(in: bytes)
  var scanner = RecordScanner(bytes: bytes, dialect: table.dialect, from: table.offset, longestField: 64)
  var record = RecordFields()
  var end = table.offset
  while scanner.next(&record) {
    precondition(record.start >= end && record.end >= record.start && record.end <= count)
    end = record.end
    for field in 0..<record.count {
      let range = record.range(of: field)
      precondition(range.lowerBound >= record.start && range.upperBound <= record.end)
      _ = FieldText.string(bytes, range)
    }
  }
  return 0
}
