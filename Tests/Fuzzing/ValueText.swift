// With: Sources/DealImport/FoldedText.swift
// With: Sources/DealImport/ValueFormat.swift
// With: Sources/DealImport/WrittenCurrency.swift
// With: Sources/DealImport/Numeral.swift
// With: Sources/DealImport/AmountText.swift
// With: Sources/DealImport/ShareText.swift
// With: Sources/DealImport/MissingText.swift
// With: Sources/DealImport/NumberText.swift
// With: Sources/DealImport/HeadingUnit.swift
// With: Sources/DealImport/TimeText.swift
// With: Sources/DealImport/DateText.swift
// With: Sources/DealImport/DateText+Names.swift
// With: Sources/DealImport/ClockText.swift
// With: Sources/DealImport/TrimmedText.swift
// With: Sources/DealImport/ValueSoundness.swift
import DealModel

/// Reads the bytes as every kind of value, and as a heading: no text may crash a grammar, give a number out of range, or be
/// read otherwise by a fast way than by the slow one.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = UnsafeRawBufferPointer(start: start, count: count)
  precondition(ValueSoundness.isSound(bytes) ?? true)
  precondition((0...12).contains(HeadingUnit(heading: String(decoding: bytes, as: UTF8.self)).exponent))
  return 0
}
