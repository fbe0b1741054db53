/// One who sells.
struct Seller {
  /// The name.
  let name: Term
  /// The number of the team.
  let team: Int
  /// The share of the team's deals.
  let weight: Double
  /// How many times as often as usual a stage ends in a loss.
  let difficulty: Double
  /// How many times as long as usual a stage takes.
  let pace: Double
  /// The quota of a month of the first year, in the company's currency.
  let monthlyQuota: Int
}

/// A customer.
struct Account {
  /// The full name.
  let name: Term
  /// The name as it is used in the names of deals.
  let shortName: Term
  /// The number of the region.
  let region: Int
  /// The currency the customer is billed in.
  let currency: Term
}

/// Where customers are.
struct Region {
  /// The name.
  let name: Term
  /// The number of the team that sells there.
  let team: Int
}

/// What is sold.
struct Product {
  /// The name.
  let name: Term
  /// The middle of its deals' amounts.
  let price: Double
}

/// Where a deal comes from.
struct Source {
  /// The name.
  let name: Term
  /// The share of the deals.
  let weight: Double
  /// How many times as often as usual a stage ends in a loss.
  let difficulty: Double
}

/// A fictional company with everything its sample data are made of.
struct Company {
  /// What makes its data its own.
  let seed: UInt64
  /// The columns of the deals table.
  let columns: [DealColumn]
  /// The headings of the history table.
  let historyHeadings: String
  /// The headings of the quota table.
  let quotaHeadings: String
  /// How values are written.
  let style: TableStyle
  /// The configuration file.
  let configuration: String
  /// The company's processes.
  let processes: [SalesProcess]
  /// The names of the teams.
  let teams: [Term]
  /// The sellers.
  let sellers: [Seller]
  /// The regions.
  let regions: [Region]
  /// The customers.
  let accounts: [Account]
  /// The products.
  let products: [Product]
  /// The sources.
  let sources: [Source]
  /// What deals are about, for their names.
  let projects: [Term]
  /// Why deals are lost; the first reason is a competitor.
  let lossReasons: [Term]
  /// Why deals are not worth following.
  let voidReasons: [Term]
  /// The competitors.
  let competitors: [Term]
  /// What is to be done next.
  let nextSteps: [Term]
  /// How many deals are created in January to December, in proportion.
  let seasonality: [Double]
  /// The smallest and the largest amount.
  let amounts: ClosedRange<Double>
  /// What most amounts are a multiple of.
  let amountStep: Double
}
