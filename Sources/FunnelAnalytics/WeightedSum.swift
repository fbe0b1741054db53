import DealModel

/// Open deals of one stage, with all that their weighted amount needs.
///
/// Amounts are added up exactly before they are multiplied by a probability, so that the result does not depend on how
/// the deals were cut into parts.
struct WeightedSum {
  /// How many deals.
  var deals = 0
  /// Their amounts, in ten-thousandths.
  var amount: Int128 = 0
  /// How many of them are weighted by their own probability.
  var dealsWithOwn = 0
  /// The amounts of those.
  var amountWithOwn: Int128 = 0
  /// Their amounts times their own probabilities, in ten-thousandths times millionths.
  var ownWeighted: Int128 = 0

  /// Adds a deal; a missing amount counts as nothing.
  mutating func add(amount: Int64, own: Int32?) {
    deals += 1
    let value = amount == DealBook.noAmount ? 0 : Int128(amount)
    self.amount += value
    if let own {
      dealsWithOwn += 1
      amountWithOwn += value
      ownWeighted += value * Int128(own)
    }
  }

  /// Adds the deals of another sum.
  mutating func merge(_ other: WeightedSum) {
    deals += other.deals
    amount += other.amount
    dealsWithOwn += other.dealsWithOwn
    amountWithOwn += other.amountWithOwn
    ownWeighted += other.ownWeighted
  }

  /// The weighted amount in units, where deals without an own probability have `probability`; 0 of those without any.
  func weighted(_ probability: Double?) -> Double {
    let own = Double(ownWeighted) / 1e10
    guard let probability else { return own }
    return own + Double(amount - amountWithOwn) / 1e4 * probability
  }
}
