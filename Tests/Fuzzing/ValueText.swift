package import DealImport

/// Reads the bytes as every kind of value, and as a heading: no text may crash a grammar, give a number out of range, or be
/// read otherwise by a fast way than by the slow one.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = UnsafeRawBufferPointer(start: start, count: count)
  precondition(ValueReading.isSound(bytes) ?? true)
  precondition((0...12).contains(ValueReading.unit(inHeading: String(decoding: bytes, as: UTF8.self))))
  return 0
}
