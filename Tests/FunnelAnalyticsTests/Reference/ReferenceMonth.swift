/// A calendar month.
struct ReferenceMonth: Hashable {
  var year: Int
  var month: Int

  /// The number of its days.
  var length: Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  var next: ReferenceMonth {
    month == 12 ? ReferenceMonth(year: year + 1, month: 1) : ReferenceMonth(year: year, month: month + 1)
  }

  var previous: ReferenceMonth {
    month == 1 ? ReferenceMonth(year: year - 1, month: 12) : ReferenceMonth(year: year, month: month - 1)
  }

  /// `2025-06`.
  var label: String {
    "\(year)-" + (month < 10 ? "0" : "") + "\(month)"
  }
}

/// The month a day is in, and the days of that month; found by walking from January 1970.
func referenceMonth(of day: Int) -> (month: ReferenceMonth, days: ClosedRange<Int>) {
  var month = ReferenceMonth(year: 1970, month: 1)
  var first = 0
  while day < first {
    month = month.previous
    first -= month.length
  }
  while day >= first + month.length {
    first += month.length
    month = month.next
  }
  return (month, first...(first + month.length - 1))
}
