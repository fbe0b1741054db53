import DelimitedText

/// Detects the encoding of the bytes and decodes them in an encoding: in one piece and cut in pieces it must be the same,
/// what does not fit must be counted, and all else must be UTF-8.
///
/// The first byte says the encoding, the second how long the pieces are.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard count >= 2 else { return 0 }
  let encoding = TextEncoding.allCases[Int(input[0]) % TextEncoding.allCases.count]
  let size = 1 + Int(input[1]) % 80
  let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(input)[2...])
  let pieces = stride(from: 0, to: bytes.count, by: size).map {
    UnsafeRawBufferPointer(rebasing: bytes[$0..<min(bytes.count, $0 + size)])
  }

  var detector = EncodingDetector()
  for piece in pieces { detector.add(piece) }
  precondition(detector.result() == EncodingDetection.detect(in: bytes), "pieces change what is detected")

  let whole = decoded([bytes], encoding)
  let cut = decoded(pieces, encoding)
  precondition(whole == cut, "pieces change what is decoded")
  if encoding != .utf8 {
    precondition(whole.bytes.count { $0 == 0xFF } == whole.misfits, "what does not fit is not counted")
    precondition(String(validating: whole.bytes.filter { $0 != 0xFF }, as: UTF8.self) != nil, "no UTF-8")
    // Line ends are never swallowed: those of single bytes stay, whatever stands before them.
    if !encoding.isUTF16 {
      precondition(whole.bytes.count { $0 == 0x0A } == bytes.count { $0 == 0x0A }, "a line end is lost")
    }
  }
  return 0
}

private struct Decoded: Equatable {
  var bytes: [UInt8] = []
  var misfits = 0
}

private func decoded(_ pieces: [UnsafeRawBufferPointer], _ encoding: TextEncoding) -> Decoded {
  guard var decoder = TextDecoder(encoding) else { preconditionFailure("the C library lacks \(encoding)") }
  var result = Decoded()
  for piece in pieces { decoder.decode(piece) { result.bytes += $0 } }
  decoder.finish { result.bytes += $0 }
  result.misfits = decoder.misfits
  return result
}
