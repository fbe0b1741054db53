import DelimitedText

/// Measures what a file goes through before its rows do: its encoding is detected, and other text made UTF-8.
func measureEncodings(history: [UInt8]) {
  measure("detecting: a history, all of ASCII", perRun: history.count, .bytes) {
    history.withUnsafeBytes { EncodingDetection.detect(in: $0).markLength }
  }
  // 北京云帆数据有限公司,方案报价
  let row: [UInt8] = [
    0xB1, 0xB1, 0xBE, 0xA9, 0xD4, 0xC6, 0xB7, 0xAB, 0xCA, 0xFD, 0xBE, 0xDD, 0xD3, 0xD0, 0xCF, 0xDE, 0xB9, 0xAB, 0xCB,
    0xBE, 0x2C, 0xB7, 0xBD, 0xB0, 0xB8, 0xB1, 0xA8, 0xBC, 0xDB, 0x0A,
  ]
  let chinese = Array(repeatElement(row, count: 35_000).joined())
  for (name, text) in [("a history, all of ASCII", history), ("Chinese names", chinese)] {
    measure("decoding GB18030: \(name)", perRun: text.count, .bytes) {
      guard var decoder = TextDecoder(.gb18030) else { return 0 }
      var count = 0
      text.withUnsafeBytes { decoder.decode($0) { count += $0.count } }
      decoder.finish { count += $0.count }
      return count
    }
  }
}
