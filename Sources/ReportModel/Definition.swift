import Diagnostics

/// What a figure is: the rule and what it is taken over, in each language.
///
/// The one place where figures are explained.
struct Definition: Sendable {
  /// The keys of the columns and key figures that it explains.
  let keys: [String]
  private let names: (english: String, chinese: String)
  private let rules: (english: String, chinese: String)
  private let bases: (english: String, chinese: String)

  init(
    _ keys: [String],
    _ english: String,
    _ chinese: String,
    rule: String,
    _ chineseRule: String,
    basis: String,
    _ chineseBasis: String
  ) {
    self.keys = keys
    names = (english, chinese)
    rules = (rule, chineseRule)
    bases = (basis, chineseBasis)
  }

  /// The figure's name.
  func name(_ language: Language) -> String { language == .english ? names.english : names.chinese }
  /// How it is computed.
  func rule(_ language: Language) -> String { language == .english ? rules.english : rules.chinese }
  /// Which deals it is taken over.
  func basis(_ language: Language) -> String { language == .english ? bases.english : bases.chinese }

  /// All definitions, in the order of the report's parts.
  static let all =
    indicatorFigures + flowFigures + funnelFigures + timeFigures + survivalFigures + exitFigures + forecastFigures
    + bottleneckFigures + standardFigures + groupFigures + peopleFigures + quotaFigures + riskFigures + dataFigures

  /// The definition of a key; one for `exits` is that of `exits.lost` too.
  static func named(_ key: String) -> Definition? {
    if let definition = all.first(where: { $0.keys.contains(key) }) { return definition }
    return key.lastIndex(of: ".").flatMap { named(String(key[..<$0])) }
  }
}
