/// A column of times: days in four bytes each as long as all of them are at midnight, else microseconds in eight.
public struct TimeColumn: Sendable, RandomAccessCollection {
  @usableFromInline var days = Column<Int32>(usual: CivilTime.missingDay)
  @usableFromInline var times = Column<Int64>(usual: CivilTime.missing)
  @usableFromInline var holdsTimes = false

  /// Makes an empty column.
  public init() {}

  /// Whether no value has a time of day.
  public var holdsDates: Bool { !holdsTimes }

  /// The first row.
  @inlinable
  public var startIndex: Int { 0 }
  /// Behind the last row.
  @inlinable
  public var endIndex: Int { count }
  /// How many rows there are.
  @inlinable
  public var count: Int { holdsTimes ? times.count : days.count }

  /// The time of a row in microseconds of local civil time, or `CivilTime.missing`.
  @inlinable
  public subscript(row: Int) -> Int64 {
    @inline(__always)
    get {
      if holdsTimes { return times[row] }
      let day = days[row]
      return day == CivilTime.missingDay ? CivilTime.missing : Int64(day) &* CivilTime.day
    }
    set {
      if !holdsTimes {
        if let day = TimeColumn.day(newValue) {
          days[row] = day
          return
        }
        widen()
      }
      times[row] = newValue
    }
  }

  /// The latest time, or `CivilTime.missing`.
  public var latest: Int64 {
    if holdsTimes { return times.max() ?? CivilTime.missing }
    let day = days.max() ?? CivilTime.missingDay
    return day == CivilTime.missingDay ? CivilTime.missing : Int64(day) * CivilTime.day
  }

  /// Adds a row.
  @inlinable
  public mutating func append(_ time: Int64) {
    if !holdsTimes {
      if let day = TimeColumn.day(time) {
        days.append(day)
        return
      }
      widen()
    }
    times.append(time)
  }

  /// Sets the time of a row, which is at most the one behind the last.
  public mutating func put(_ time: Int64, at row: Int) {
    if row == count { append(time) } else { self[row] = time }
  }

  /// Adds the rows of another column behind.
  public mutating func append(contentsOf other: TimeColumn) {
    if !holdsTimes, !other.holdsTimes {
      days.append(contentsOf: other.days)
      return
    }
    if !holdsTimes { widen() }
    for time in other { times.append(time) }
  }

  /// Adds rows behind.
  public mutating func append(contentsOf more: UnsafeBufferPointer<Int64>) {
    if !holdsTimes {
      let areDays = withUnsafeTemporaryAllocation(of: Int32.self, capacity: more.count) { buffer in
        for (row, time) in more.enumerated() {
          guard let day = TimeColumn.day(time) else { return false }
          buffer.initializeElement(at: row, to: day)
        }
        days.append(contentsOf: UnsafeBufferPointer(buffer))
        return true
      }
      if areDays { return }
      widen()
    }
    times.append(contentsOf: more)
  }

  /// Makes room for so many rows.
  public mutating func reserve(_ rows: Int) {
    days.reserve(rows)
    times.reserve(rows)
  }

  /// The day in four bytes, if the time is a missing one or at midnight; every date of four digits' years has one.
  @inlinable
  static func day(_ time: Int64) -> Int32? {
    if time == CivilTime.missing { return CivilTime.missingDay }
    let day = time / CivilTime.day
    return day * CivilTime.day == time ? Int32(truncatingIfNeeded: day) : nil
  }

  @usableFromInline
  mutating func widen() {
    let known = self
    for time in known { times.append(time) }
    days.removeAll()
    holdsTimes = true
  }
}

extension TimeColumn {
  /// Whether the column has just these times.
  public static func == (left: TimeColumn, right: [Int64]) -> Bool { left.elementsEqual(right) }
}
