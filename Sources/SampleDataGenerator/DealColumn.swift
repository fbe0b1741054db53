/// A column of the deals table.
struct DealColumn {
  /// What the column has of a deal.
  enum Content {
    /// The number, as the style writes it.
    case number
    /// A name made of the customer and what the deal is about.
    case name
    /// The customer.
    case account
    /// The seller.
    case owner
    /// The seller's team.
    case team
    /// The customer's region.
    case region
    /// The source.
    case source
    /// The product.
    case product
    /// The process.
    case process
    /// The stage.
    case stage
    /// The amount.
    case amount
    /// The currency of the amount.
    case currency
    /// The date of creation.
    case created
    /// The date the deal is expected to close.
    case expectedClose
    /// The date it was closed.
    case closed
    /// Why it was lost.
    case reason
    /// The competitor.
    case competitor
    /// What is to be done next.
    case nextStep
  }

  /// The heading.
  let heading: String
  /// What it has.
  let content: Content

  /// Names a column.
  init(_ heading: String, _ content: Content) {
    self.heading = heading
    self.content = content
  }
}

/// How a company's tables write values.
struct TableStyle {
  /// What a deal's number begins with.
  let numberPrefix: String
  /// The digits of a deal's number.
  let numberWidth: Int
  /// What stands between the customer and the project in a deal's name.
  let nameSeparator: String
  /// Whether dates are `2024/3/5` instead of `2024-03-05`.
  let slashedDates: Bool
  /// Whether amounts are `1,234.00` instead of `1234.00`.
  let groupedAmounts: Bool
  /// The name of a copy of the deals table in GB18030, if there is one.
  let copyInGB18030: String?
}
