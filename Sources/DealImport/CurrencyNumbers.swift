import DealModel

/// The numbers, among the names of a part, of currencies that stand beside amounts.
struct CurrencyNumbers: Sendable {
  /// The one that was asked for last: a file hardly ever has two.
  private var last: (currency: WrittenCurrency, number: UInt16)?
  private var numbers: [WrittenCurrency: UInt16] = [:]
  /// The currency that each number's name means; `nil` where it is not known.
  private var meanings: [UInt16: WrittenCurrency?] = [:]

  /// The number of the currency that an amount is in.
  ///
  /// The column of currencies and the amount must not contradict each other; of `$` and `HKD` the closer one counts.
  /// - Parameters:
  ///   - column: the number of what stands in the column of currencies; 0 where that is nothing.
  ///   - written: what stands beside the amount.
  /// - Returns: `nil` where they contradict each other.
  mutating func agreed(
    _ column: UInt16,
    _ written: WrittenCurrency,
    file: Int,
    _ names: inout NameNumbers
  ) -> UInt16? {
    if column == 0 { return number(of: written, file: file, &names) }
    let meaning: WrittenCurrency?
    if let known = meanings[column] {
      meaning = known
    } else {
      meaning = WrittenCurrency(named: names.index.text(Int(column)))
      meanings[column] = .some(meaning)
    }
    guard let meaning, let agreed = meaning.agreed(with: written) else { return nil }
    return agreed == meaning ? column : number(of: agreed, file: file, &names)
  }

  private mutating func number(of currency: WrittenCurrency, file: Int, _ names: inout NameNumbers) -> UInt16 {
    if let last, last.currency == currency { return last.number }
    if let known = numbers[currency] { return known }
    var text = currency.text
    let number = text.withUTF8 { names.number(of: UnsafeRawBufferPointer($0), file: file, offset: 0) } ?? 0
    numbers[currency] = number
    last = (currency, number)
    return number
  }
}
