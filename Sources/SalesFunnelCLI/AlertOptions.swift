import ArgumentParser
import DealImport
import DealModel
import Diagnostics
import FunnelAnalytics
import ReportModel

/// The option that turns figures into an exit code, of the commands that make a whole report.
struct AlertOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "End with code 10, once all is written, if a condition holds: risk (open deals are at risk; with a limit: risk=20 or risk=30%), bottleneck (or bottleneck=2), quota (that of the period is missed; or quota=90%). Several with commas between.",
      valueName: "conditions"
    ),
    completion: .series(AskedAlert.Subject.allCases.map(\.rawValue))
  )
  var failOn: [String] = []

  /// The conditions, as they are written and as they are meant.
  /// - Throws: a problem for each that cannot be understood.
  func conditions() throws(Diagnostics) -> [AskedAlert] {
    var problems: [Diagnostic] = []
    var asked: [AskedAlert] = []
    for text in failOn.flatMap({ $0.split(separator: ",", omittingEmptySubsequences: false) }) {
      do throws(Diagnostic) {
        asked.append(try AskedAlert(text.trimmingPrefix { $0 == " " }))
      } catch {
        problems.append(error)
      }
    }
    try Diagnostics.throwIfAny(problems)
    return asked
  }
}

/// A condition of `--fail-on`.
struct AskedAlert {
  /// What it can be about.
  enum Subject: String, CaseIterable {
    case risk, bottleneck, quota

    /// How a limit is written.
    var example: String {
      switch self {
      case .risk: "risk=20, risk=30%"
      case .bottleneck: "bottleneck=2"
      case .quota: "quota=90%"
      }
    }
  }

  /// The condition as it is written.
  let text: String
  let condition: AlertCondition

  init(_ text: Substring) throws(Diagnostic) {
    self.text = String(text)
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let subject = Subject(rawValue: parts[0]) else {
      let known = Subject.allCases.map(\.rawValue)
      throw Diagnostic(
        .optionFailOn,
        [parts[0], known.joined(separator: ", ")],
        suggestion: nearestName(to: parts[0], among: known)
      )
    }
    guard let condition = AskedAlert.condition(subject, parts.count > 1 ? parts[1] : nil) else {
      throw Diagnostic(.optionFailOnLimit, [subject.rawValue, parts[1], subject.example])
    }
    self.condition = condition
  }

  private static func condition(_ subject: Subject, _ limit: String?) -> AlertCondition? {
    let count = limit.map { Int($0) ?? 0 } ?? 1
    let share = limit.map { $0.hasSuffix("%") ? Configuration.share($0) ?? 0 : 0 } ?? 1
    switch subject {
    case .risk where limit?.hasSuffix("%") == true: return share > 0 ? .riskShare(share) : nil
    case .risk: return count > 0 ? .riskDeals(count) : nil
    case .bottleneck: return count > 0 ? .bottlenecks(count) : nil
    case .quota: return share > 0 ? .quota(share) : nil
    }
  }

  /// The one line to tell where the condition holds; `nil` where it does not.
  func problem(in analysis: Analysis, format: NumberFormat) -> Diagnostic? {
    analysis.report.alert(on: condition).map { alert in
      let currency = analysis.summary.currency
      func money(_ amount: Money) -> String { format.money(amount) + (currency.isEmpty ? "" : " " + currency) }
      switch alert {
      case .risk(let deals, let amount, let open):
        return Diagnostic(
          .alertRisk,
          [text, format.text(.count(deals)), format.text(.count(open)), money(amount)]
        )
      case .riskUnknown: return Diagnostic(.alertRiskUnknown, [text])
      case .bottlenecks(let count, let stages):
        return Diagnostic(.alertBottlenecks, [text, format.text(.count(count)), stages.joined(separator: ", ")])
      case .quotaMissed(let period, let won, let share, let quota):
        return Diagnostic(
          .alertQuotaMissed,
          [text, format.percent(share), period.label, format.money(won), money(quota)]
        )
      case .quotaAtRisk(let period, let expected, let share, let quota):
        return Diagnostic(
          .alertQuotaAtRisk,
          [text, format.percent(share), period.label, format.money(expected), money(quota)]
        )
      case .quotaUnknown(let period): return Diagnostic(.alertQuotaUnknown, [text, period.label])
      }
    }
  }
}
