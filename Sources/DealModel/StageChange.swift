/// One change of a deal's stage, with the stage as a number of the deal's process.
public struct StageChange: Sendable, Hashable {
  /// When, in microseconds of local civil time.
  public var time: Int64
  /// The stage left; `DealBook.noStage` where the row names none.
  public var from: UInt16
  /// The stage entered.
  public var to: UInt16
  /// The number of the history file the row stands in.
  public var file: UInt16

  /// Makes a change.
  @inlinable
  public init(time: Int64, from: UInt16, to: UInt16, file: UInt16 = 0) {
    self.time = time
    self.from = from
    self.to = to
    self.file = file
  }
}

/// A change in eight bytes, with its deal's place in a run of deals: what most logs need.
///
/// From the highest bit: whole seconds since 1970 (33 bits, up to the year 2242), the file (5), the stage left (7, all
/// ones for none), the stage entered (7), the deal (12).
struct PackedChange: Sendable {
  static let noStage = 127
  private static let second: Int64 = 1_000_000
  private static let limit: Int64 = 1 << 33

  let bits: UInt64

  /// The change, or `nil` where it does not fit.
  @inline(__always)
  init?(_ change: StageChange, deal: UInt32) {
    let seconds = change.time / PackedChange.second
    guard change.time >= 0, seconds < PackedChange.limit, seconds * PackedChange.second == change.time,
      change.to < PackedChange.noStage, change.from < PackedChange.noStage || change.from == DealBook.noStage,
      change.file < 32
    else { return nil }
    let from = min(Int(change.from), PackedChange.noStage)
    let stages = UInt64(change.file) << 26 | UInt64(from) << 19 | UInt64(change.to) << 12
    bits = UInt64(bitPattern: seconds) << 31 | stages | UInt64(deal)
  }

  /// The deal's place in its run.
  @inline(__always)
  var deal: Int { Int(truncatingIfNeeded: bits & 0xFFF) }
  /// The stage entered.
  @inline(__always)
  var to: Int { Int(truncatingIfNeeded: bits >> 12 & 0x7F) }
  /// The stage left, or `noStage`.
  @inline(__always)
  var from: Int { Int(truncatingIfNeeded: bits >> 19 & 0x7F) }
  /// The file.
  @inline(__always)
  var file: UInt16 { UInt16(truncatingIfNeeded: bits >> 26 & 0x1F) }
  /// When, in microseconds.
  @inline(__always)
  var time: Int64 { Int64(bitPattern: bits >> 31) &* PackedChange.second }
}

/// A change that does not fit into eight bytes.
struct WideChange: Sendable {
  var time: Int64
  var deal, from, to, file: UInt16

  init(_ change: StageChange, deal: UInt32) {
    time = change.time
    self.deal = UInt16(truncatingIfNeeded: deal)
    (from, to, file) = (change.from, change.to, change.file)
  }
}
