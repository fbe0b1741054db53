extension Company {
  /// Northwind Instruments, which sells measuring instruments in Europe.
  ///
  /// Its proposals take long and fail often, one seller is much better and one much worse than the others.
  static let english = Company(
    seed: 20_250_630,
    columns: [
      DealColumn("Deal ID", .number), DealColumn("Deal Name", .name), DealColumn("Account", .account),
      DealColumn("Owner", .owner), DealColumn("Team", .team), DealColumn("Region", .region),
      DealColumn("Source", .source), DealColumn("Product", .product), DealColumn("Stage", .stage),
      DealColumn("Amount", .amount), DealColumn("Currency", .currency), DealColumn("Created", .created),
      DealColumn("Expected Close", .expectedClose), DealColumn("Close Date", .closed),
      DealColumn("Loss Reason", .reason), DealColumn("Competitor", .competitor), DealColumn("Next Step", .nextStep),
    ],
    historyHeadings: "Deal ID,From Stage,To Stage,Changed At",
    quotaHeadings: "period,owner,amount",
    style: TableStyle(
      numberPrefix: "NW-",
      numberWidth: 4,
      nameSeparator: " - ",
      slashedDates: false,
      groupedAmounts: false,
      copyInGB18030: nil
    ),
    configuration: englishConfiguration,
    processes: [englishProcess],
    teams: ["North", "Central", "West"],
    sellers: [
      Seller(name: "Ingrid Halvorsbrook", team: 0, weight: 1, difficulty: 1, pace: 1, monthlyQuota: 45_000),
      Seller(name: "Jonas Ekelvale", team: 0, weight: 1, difficulty: 1.1, pace: 0.95, monthlyQuota: 42_000),
      Seller(name: "Pieter van Zandbeek", team: 0, weight: 0.6, difficulty: 0.9, pace: 1.1, monthlyQuota: 30_000),
      Seller(name: "Clara Winterfeld", team: 1, weight: 2, difficulty: 0.5, pace: 0.75, monthlyQuota: 90_000),
      Seller(name: "Tobias Regenhart", team: 1, weight: 1, difficulty: 1.05, pace: 1.1, monthlyQuota: 30_000),
      Seller(name: "Lena Moosbrugg", team: 1, weight: 0.7, difficulty: 0.95, pace: 1, monthlyQuota: 22_000),
      Seller(name: "Oliver Thackmere", team: 2, weight: 0.9, difficulty: 1.75, pace: 1.45, monthlyQuota: 28_000),
      Seller(name: "Noémie Valcourt", team: 2, weight: 1, difficulty: 0.85, pace: 0.95, monthlyQuota: 62_000),
    ],
    regions: [
      Region(name: "Nordics", team: 0), Region(name: "Benelux", team: 0), Region(name: "DACH", team: 1),
      Region(name: "UK & Ireland", team: 2), Region(name: "France", team: 2), Region(name: "North America", team: 2),
    ],
    accounts: englishAccounts,
    products: [
      Product(name: "SA-4 Spectrum Analyzer", price: 24_000), Product(name: "TC-90 Thermal Chamber", price: 46_000),
      Product(name: "VX-2 Vibration Bench", price: 36_000), Product(name: "Lab Suite, Complete", price: 74_000),
      Product(name: "Calibration Service", price: 11_000),
    ],
    sources: [
      Source(name: "Website", weight: 5, difficulty: 1), Source(name: "Trade fair", weight: 3, difficulty: 0.95),
      Source(name: "Referral", weight: 2.5, difficulty: 0.65), Source(name: "Cold call", weight: 2.5, difficulty: 1.3),
      Source(name: "Email campaign", weight: 2, difficulty: 1.2), Source(name: "Partner", weight: 2, difficulty: 0.85),
    ],
    projects: englishProjects,
    lossReasons: ["Competitor", "Price", "No budget", "Project postponed", "No decision", "Missing feature"],
    voidReasons: ["Not a fit", "No real need", "Student enquiry", "Wrong contact, no answer"],
    competitors: ["Gaugewell", "Metrikon", "Halden & Pike", "Ostrava Instruments", "Telltale Systems"],
    nextSteps: [
      "Call the lab manager", "Send revised quote", "Book the demo room", "Meet purchasing, bring references",
      "Wait for budget round", "Clarify delivery date", "Site visit", "Send \"getting started\" kit",
    ],
    seasonality: [0.9, 1, 1.25, 1, 1, 1.1, 0.65, 0.5, 1.25, 1.15, 1.15, 0.55],
    amounts: 4_000...180_000,
    amountStep: 50
  )

  private static let englishProcess = SalesProcess(
    name: .missing,
    weight: 1,
    amountFactor: 1,
    stages: [
      Stage(
        name: "Lead",
        probability: 10,
        standardDays: 10,
        behavior: StageBehavior(typicalDays: 6, lost: 0.04, back: 0, void: 0.07, stalled: 0.005)
      ),
      Stage(
        name: "Qualified",
        probability: 20,
        standardDays: 21,
        behavior: StageBehavior(typicalDays: 10, lost: 0.08, back: 0.05, void: 0.03, stalled: 0.01)
      ),
      Stage(
        name: "Demo",
        probability: 40,
        standardDays: 21,
        behavior: StageBehavior(typicalDays: 12, lost: 0.09, back: 0.08, void: 0, stalled: 0.01)
      ),
      Stage(
        name: "Proposal",
        probability: 60,
        standardDays: 14,
        behavior: StageBehavior(typicalDays: 27, lost: 0.5, back: 0.1, void: 0, stalled: 0.03)
      ),
      Stage(
        name: "Negotiation",
        probability: 80,
        standardDays: 14,
        behavior: StageBehavior(typicalDays: 9, lost: 0.13, back: 0.12, void: 0, stalled: 0.02)
      ),
    ],
    closedNames: ["Closed Won", "Closed Lost", "Disqualified"]
  )

  private static let englishConfiguration = """
    # Northwind Instruments, a fictional company. The headings of the tables are recognised by themselves.
    company: Northwind Instruments
    currency: EUR             # the report's currency
    rates: {USD: 0.92}        # EUR for one USD
    timezone: Europe/Berlin   # of the times without a zone
    locale: en
    fiscal_year_start: 1      # month
    inputs:
      deals: [{file: deals.csv}]
      history: [{file: history.csv}]
      quotas: [{file: quotas.csv}]
    stages: stages.csv
    forecast: {probability: stage, horizon_months: 6}
    seller: {new_deals_per_week: 1}   # new deals that one seller handles
    limits: {rejects: 5%}     # more rows than that cannot be used: no report
    unknown_stages: error     # or open: taken as extra open stages
    """
}
