/// Money to be won in a period (目标).
///
/// It is of the deals that have everything it names: of a seller, a team, a process, or of all where it names nothing.
public struct Quota: Sendable, Hashable {
  /// When it is to be won.
  public var period: Period
  /// The seller, or `nil` where it names none.
  public var owner: String?
  /// The team, or `nil` where it names none.
  public var team: String?
  /// The number of the process, or `nil` where it names none.
  public var process: Int?
  /// How much is to be won, in the report's currency; 0 or more.
  public var amount: Money
  /// The number of the quota file that it stands in.
  public var file: Int

  /// Makes a quota.
  public init(
    period: Period,
    owner: String? = nil,
    team: String? = nil,
    process: Int? = nil,
    amount: Money,
    file: Int = 0
  ) {
    self.period = period
    self.owner = owner
    self.team = team
    self.process = process
    self.amount = amount
    self.file = file
  }
}
