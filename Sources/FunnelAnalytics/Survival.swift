import DealModel

// How it works: between two censorings nobody leaves those at risk but by ending, so that the Kaplan–Meier product
// telescopes: S(t) = S(c) × (at risk behind c − ended in (c, t]) ÷ at risk behind c. So only the distinct censoring times
// are sorted (`CensoringTimes`); the lengths between them are counted by how they ended, and never moved. The median is
// then the length of a known rank.

/// How long stays last, estimated from those that ended and those that still go on.
///
/// Kaplan–Meier (E. L. Kaplan, P. Meier, JASA 53, 1958) and, for how they end, Aalen–Johansen (O. Aalen, S. Johansen,
/// Scand. J. Stat. 5, 1978). A stay that goes on is censored at its age, and still at risk at that time.
struct Survival: Sendable {
  /// The Kaplan–Meier median's place, from 0, among the lengths that ended in ascending order.
  ///
  /// `nil` where more than half of the stays are estimated to last beyond the last one.
  private(set) var medianRank: Int?
  /// The estimated share of stays that end in each way, up to the longest time observed; `nil` of no stays.
  private(set) var incidence: [Double]?
  /// The estimated share of stays that last beyond the longest time observed; `nil` of no stays.
  private(set) var remaining: Double?
  /// The estimated share of stays that last longer than the standard; `nil` of no stays, or without a standard.
  private(set) var overStandard: Double?

  /// An estimate from lengths of stays.
  /// - Parameters:
  ///   - ended: the lengths of those that ended, a list for each way to end.
  ///   - ongoing: how long those that go on have lasted.
  ///   - standardDays: the length whose share beyond is asked for.
  /// - Complexity: O(n log c) for n lengths and c different censoring times, but nearly always O(n + c log c).
  init(ended: [DurationList], ongoing: DurationList, standardDays: Double?) {
    let standard = standardDays.map { Survival.microseconds($0) }
    if ongoing.microseconds.isEmpty, ended.allSatisfy(\.microseconds.isEmpty) {
      let seconds = standard.map { UInt32(clamping: $0 / DurationList.second) }
      estimate(ended.map(\.seconds), ongoing.seconds, standard: seconds)
    } else {
      estimate(ended.map(\.allMicroseconds), ongoing.allMicroseconds, standard: standard)
    }
  }

  /// The estimated share of stays that last longer than a standard, alone; the same as `overStandard`, with less work.
  /// - Returns: `nil` of no stays.
  static func share(beyond standardDays: Double, ended: DurationList, ongoing: DurationList) -> Double? {
    let standard = microseconds(standardDays)
    if ongoing.microseconds.isEmpty, ended.microseconds.isEmpty {
      return share(beyond: UInt32(clamping: standard / DurationList.second), ended.seconds, ongoing.seconds)
    }
    return share(beyond: standard, ended.allMicroseconds, ongoing.allMicroseconds)
  }

  private static func share<Length: FixedWidthInteger & BitwiseCopyable & Sendable>(
    beyond standard: Length,
    _ ended: ChunkedList<Length>,
    _ ongoing: ChunkedList<Length>
  ) -> Double? {
    var atRisk = ongoing.count + ended.count
    if atRisk == 0 { return nil }
    // What is censored at the standard or later is at risk up to it.
    let times = CensoringTimes(ongoing.all(where: { $0 < standard }))
    let counts = times.counts(of: ended.all(where: { $0 <= standard }))
    var survival = 1.0
    for span in 0...times.count where atRisk > 0 {
      let endedHere = Int(counts[span])
      survival = survival * Double(atRisk - endedHere) / Double(atRisk)
      atRisk -= endedHere
      if span < times.count { atRisk -= Int(times.ongoing[span]) }
    }
    return survival
  }

  private static func microseconds(_ days: Double) -> Int64 {
    Int64(exactly: (days * Double(CivilTime.day)).rounded()) ?? Int64.max
  }

  /// What stays of lengths in any unit are estimated to do.
  private mutating func estimate<Length: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ ended: [ChunkedList<Length>],
    _ ongoing: ChunkedList<Length>,
    standard: Length?
  ) {
    var atRisk = ongoing.count + ended.reduce(0) { $0 + $1.count }
    if atRisk == 0 { return }
    let times = CensoringTimes(ongoing.all)
    let counts = ended.map { times.counts(of: $0) }
    // A rounding error must not carry the median to the next length.
    let half = 0.5 + 1e-9
    var survival = 1.0
    var endedBefore = 0
    var shares = Array(repeating: 0.0, count: ended.count)
    // Where the standard lies: the number of the span of time, its survival and those at risk at its beginning.
    let standardSpan = standard.map { times.span(of: $0) }
    var atStandard = (survival: 0.0, atRisk: 0)
    for span in 0...times.count {
      if span == standardSpan { atStandard = (survival, atRisk) }
      if atRisk == 0 { continue }
      var endedHere = 0
      for kind in ended.indices {
        let count = Int(counts[kind][span])
        endedHere += count
        shares[kind] += survival * Double(count) / Double(atRisk)
      }
      func share(after count: Int) -> Double { survival * Double(atRisk - count) / Double(atRisk) }
      if medianRank == nil, endedHere > 0, share(after: endedHere) <= half {
        var count = max(1, Int(Double(atRisk) * (1 - half / survival)))
        while share(after: count) > half { count += 1 }
        medianRank = endedBefore + count - 1
      }
      survival = share(after: endedHere)
      endedBefore += endedHere
      atRisk -= endedHere
      if span < times.count { atRisk -= Int(times.ongoing[span]) }
    }
    incidence = shares
    remaining = survival
    guard let standard, let standardSpan else { return }
    // Who has ended between the last censoring before the standard, and the standard.
    let begin = standardSpan == 0 ? nil : times.times[standardSpan - 1]
    var count = 0
    for list in ended {
      list.forEachChunk { chunk in
        for length in chunk where length <= standard { count += begin.map { length > $0 } ?? true ? 1 : 0 }
      }
    }
    let (before, risk) = atStandard
    overStandard = risk == 0 ? before : before * Double(risk - count) / Double(risk)
  }
}

/// The different times at which stays that go on are censored, and what is found by them.
///
/// They cut time into spans: number 0 reaches up to the first of them, number `count` lies behind the last one.
private struct CensoringTimes<Length: FixedWidthInteger & BitwiseCopyable & Sendable> {
  /// The times in ascending order.
  private(set) var times: [Length] = []
  /// How many stays are censored at each.
  private(set) var ongoing: [UInt32] = []
  /// For each bucket of lengths the first time that is not below it; one more for the end of the last bucket.
  ///
  /// Buckets are finer where lengths are short, as times lie closer there: they are the upper bits of a floating-point
  /// number, which grows with the length.
  private var firstInBucket: [UInt32] = []
  private var shift: UInt32 = 0

  /// How many there are.
  var count: Int { times.count }

  init(_ ages: [Length]) {
    for age in ascending(ages) {
      if age == times.last {
        ongoing[ongoing.count - 1] += 1
      } else {
        times.append(age)
        ongoing.append(1)
      }
    }
    guard let first = times.first, let last = times.last else { return }
    // More buckets than times, so that hardly anything is left to search in one.
    while bucket(last, from: first) > times.count * 2 { shift += 1 }
    for (index, time) in times.enumerated() {
      let bucket = bucket(time, from: first)
      while firstInBucket.count <= bucket { firstInBucket.append(UInt32(index)) }
    }
    firstInBucket.append(UInt32(times.count))
  }

  @inline(__always)
  private func bucket(_ length: Length, from first: Length) -> Int {
    let scaled = Float(Int64(length) &- Int64(first) &+ 1).bitPattern &- Float(1).bitPattern
    return Int(scaled >> shift)
  }

  /// The span of time that a length lies in: how many censoring times are shorter.
  func span(of length: Length) -> Int {
    firstInBucket.withUnsafeBufferPointer { buckets in
      times.withUnsafeBufferPointer { span(of: length, in: $0, buckets) }
    }
  }

  @inline(__always)
  private func span(
    of length: Length,
    in times: UnsafeBufferPointer<Length>,
    _ buckets: UnsafeBufferPointer<UInt32>
  ) -> Int {
    if times.isEmpty || length <= times[0] { return 0 }
    if length > times[times.count - 1] { return times.count }
    let bucket = bucket(length, from: times[0])
    // Without branches but for the loop, which hardly ever runs: nobody can foresee which way they go.
    var low = Int(buckets[bucket])
    var count = Int(buckets[bucket + 1]) - low
    while count > 3 {
      let half = count >> 1
      let isBelow = times[low + half - 1] < length
      low += isBelow ? half : 0
      count -= half
    }
    // Where one is not below, those behind it are not either; the last of all never is.
    let end = times.count - 1
    let one = times[low] < length ? 1 : 0
    let two = times[min(low + 1, end)] < length ? 1 : 0
    let three = times[min(low + 2, end)] < length ? 1 : 0
    return low + one + two + three
  }

  /// How many lengths of a list lie in each span.
  func counts(of list: ChunkedList<Length>) -> [UInt32] {
    counts { count in list.forEachChunk(count) }
  }

  /// How many lengths lie in each span.
  func counts(of lengths: [Length]) -> [UInt32] {
    counts { count in lengths.withUnsafeBufferPointer(count) }
  }

  @inline(__always)
  private func counts(of forEachChunk: ((UnsafeBufferPointer<Length>) -> Void) -> Void) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: times.count + 1)
    counts.withUnsafeMutableBufferPointer { counts in
      times.withUnsafeBufferPointer { times in
        firstInBucket.withUnsafeBufferPointer { buckets in
          forEachChunk { chunk in
            if times.isEmpty {
              counts[0] += UInt32(chunk.count)
            } else {
              for length in chunk { counts[span(of: length, in: times, buckets)] += 1 }
            }
          }
        }
      }
    }
    return counts
  }
}

/// Lengths, none of which is below 0, in ascending order: many of them digit by digit, from the last.
private func ascending<Length: FixedWidthInteger & BitwiseCopyable>(_ lengths: [Length]) -> [Length] {
  let bits = 11
  guard lengths.count > 1 << bits, let largest = lengths.max() else { return lengths.sorted() }
  var (from, to) = (lengths, lengths)
  var shift = 0
  while shift < Length.bitWidth, largest >> shift > 0 {
    var places = [Int](repeating: 0, count: 1 << bits)
    func digit(_ length: Length) -> Int { Int(truncatingIfNeeded: length >> shift) & (1 << bits - 1) }
    for length in from { places[digit(length)] += 1 }
    var sum = 0
    for place in places.indices { (places[place], sum) = (sum, sum + places[place]) }
    to.withUnsafeMutableBufferPointer { to in
      for length in from {
        to[places[digit(length)]] = length
        places[digit(length)] += 1
      }
    }
    swap(&from, &to)
    shift += bits
  }
  return from
}
